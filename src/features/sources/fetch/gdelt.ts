import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { unzipSync } from 'fflate';
import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import { shown } from '../../../core/ingest/text.ts';
import type { Network } from '../../../platform/network.ts';
import { askBytes, unreadable, type Download } from './ask.ts';

export type GdeltAsked = { readonly which: 'export' | 'mentions' | 'gkg'; readonly translated?: boolean; readonly base?: string };

const BASE = 'http://data.gdeltproject.org/gdeltv2/';
/** A quarter of an hour unzips to some ten million bytes. */
const MOST_UNZIPPED = 512 * 1024 * 1024;
const PIECE = 1024 * 1024;

/**
 * The newest quarter of an hour of GDELT 2.0: `lastupdate.txt` names three files in three lines, "bytes md5 address". The
 * server speaks no HTTPS of its own, so size and MD5 are checked; they show damage, not forgery.
 */
export async function gdeltLatest(network: Network, { which, translated = false, base = BASE }: GdeltAsked): Promise<Download | Refusal> {
  const listed = `${base}lastupdate${translated ? '-translation' : ''}.txt`;
  const list = await askBytes(network, listed);
  if (isRefusal(list)) return list;
  const files = new TextDecoder().decode(list).split('\n').flatMap((line) => {
    const [, size, sum, url] = /^(\d+) ([0-9a-f]{32}) (\S+\.zip)\s*$/.exec(line) ?? [];
    return url !== undefined && URL.canParse(url) && new URL(url).origin === new URL(base).origin ? [{ size: Number(size), sum: sum!, url }] : [];
  });
  const file = files.find(({ url }) => url.toLowerCase().includes(`.${which}.csv`));
  if (file === undefined || files.length !== 3) return unreadable(listed, new TextDecoder().decode(list));
  const zip = await askBytes(network, file.url);
  if (isRefusal(zip)) return zip;
  const damaged = (reason: string): Refusal => refuse('sources.fetch_damaged', { file: file.url.split('/').at(-1)!, reason: shown(reason) });
  if (zip.length !== file.size) return damaged(`${zip.length} / ${file.size} bytes`);
  if (bytesToHex(md5(zip)) !== file.sum) return damaged('MD5');
  const bytes = unzipped(zip);
  return typeof bytes === 'string' ? damaged(bytes) : { expected: null, text: pieces(bytes) };
}

/** The one file of an archive, or why there is none. */
function unzipped(zip: Uint8Array): Uint8Array | string {
  try {
    let [count, size] = [0, 0];
    const files = unzipSync(zip, { filter: (file) => (count++, (size += file.originalSize) <= MOST_UNZIPPED) });
    const [only] = Object.values(files);
    return count === 1 && only !== undefined ? only : `${count} files, ${size} bytes`;
  } catch (error) {
    return error instanceof Error ? error.message : 'zip';
  }
}

/** Text in pieces that end where they end; what is no UTF-8 becomes a replacement mark, since GDELT copies what sites send. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += PIECE) yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
}
