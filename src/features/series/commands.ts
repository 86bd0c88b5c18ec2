import { createHash } from 'node:crypto';
import type { Charter } from '../../core/charter/schema.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { DESK, PARTIES } from '../../core/act.ts';
import { readSeries } from './read.ts';
import { recordImport, type ImportState } from './rules.ts';
import { SOURCES, sourceById } from './sources.ts';
import { insertObservations, presentImport } from './store.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads a file and makes the command that records it, or refuses before anything is asked of the database. */
export function importSeries(input: { source: string; file: string; bytes: Uint8Array; once: string | null }): Command<Charter, ImportState> | Refusal {
  const source = sourceById(input.source);
  if (!source) return refuse('series.unknown_source', { source: input.source, known: SOURCES.map((s) => s.id) }, 'source');
  const read = readSeries(input.bytes, source, sha256);
  if (isRefusal(read)) return read;
  const { rows, from, to, fileDigest, rowsDigest } = read;
  return {
    dossier: DESK,
    once: input.once,
    load: async (lease) => {
      const present = await presentImport(lease, source.id);
      return {
        next: await nextNumber(lease, 'I'),
        present: present && { id: present.id, fileDigest: present.file_digest, rowsDigest: present.rows_digest },
      };
    },
    decide: (state, context) =>
      recordImport(state, {
        series: source.id, title: { ...source.title }, unit: { ...source.unit }, source: source.publisher, licence: source.licence, cadence: source.cadence,
        from, to, vintage: source.vintage, rows: rows.length, rowsDigest, file: input.file.slice(0, 200), fileDigest,
      }, context),
    bulk: (lease, acts) => insertObservations(lease, (acts[0]!.payload as { id: string }).id, rows, [PARTIES]),
  };
}
