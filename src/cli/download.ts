import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { downloads, textOrFail, type Since } from '../features/sources/index.ts';
import type { Network } from '../platform/network.ts';

class Stopped extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Fetches the files of a source into a folder of its own, whole, before anything is imported, and hands their paths to
 * `take`. The folder is gone afterwards. Keys come from the environment of the command, never from its arguments.
 */
export async function fetched<T>(network: Network, source: string, asked: Since, environment: Readonly<Record<string, string | undefined>>, say: (what: string) => void, take: (paths: readonly string[]) => Promise<T>): Promise<T | Refusal> {
  const found = downloads(network, source, asked, environment);
  if (isRefusal(found)) return found;
  const folder = mkdtempSync(join(tmpdir(), 'comity-fetch-'));
  try {
    const paths: string[] = [];
    for (const { name, open } of found) {
      say(name);
      const download = await open();
      if (isRefusal(download)) return download;
      const path = join(folder, name);
      await pipeline(Readable.from(textOrFail(download, (refusal) => new Stopped(refusal))), createWriteStream(path, { mode: 0o600 }));
      paths.push(path);
    }
    return await take(paths);
  } catch (error) {
    if (error instanceof Stopped) return error.refusal;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
