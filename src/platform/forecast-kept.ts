import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { best, type Learned } from '../core/forecast/models/best.ts';
import type { Panel } from '../core/forecast/panel.ts';

/** What was learned from a panel is kept under the hash of all that it was learned from: another figure, another version of the model, another file. */
export async function kept(folder: string, known: Panel, learn: () => Promise<Learned>): Promise<Learned> {
  const sha256 = createHash('sha256').update(`${best.id} ${best.version} ${known.kind} ${known.first} ${known.months} ${JSON.stringify([known.units, known.neighbours])}`);
  sha256.update(Buffer.from(known.counts.buffer, known.counts.byteOffset, known.counts.byteLength));
  const file = join(folder, `${best.id}-${sha256.digest('hex').slice(0, 24)}.learned`);
  if (existsSync(file)) return deserialize(readFileSync(file)) as Learned;
  const learned = await learn();
  mkdirSync(folder, { recursive: true });
  // Whole or not at all: two may learn the same at once.
  writeFileSync(`${file}.${process.pid}`, serialize(learned));
  renameSync(`${file}.${process.pid}`, file);
  return learned;
}
