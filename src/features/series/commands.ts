import { createHash } from 'node:crypto';
import type { Charter } from '../../core/charter/schema.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { DESK, PARTIES } from '../../core/act.ts';
import { readSeries } from './read.ts';
import { recordImport, type ImportState } from './rules.ts';
import type { Imported } from './schema.ts';
import { SOURCES, sourceById } from './sources.ts';
import { insertObservations, presentImport } from './store.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads a file and makes the command that records it, or refuses before anything is asked of the database.
 * @param input.vintage the version of the published data; the one that the source means where left empty
 */
export function importSeries(input: { source: string; file: string; bytes: Uint8Array; once: string | null; vintage?: string }): Command<Charter, ImportState> | Refusal {
  const source = sourceById(input.source);
  if (!source) return refuse('series.unknown_source', { source: input.source, known: SOURCES.map((s) => s.id) }, 'source');
  const read = readSeries(input.bytes, source, sha256);
  if (isRefusal(read)) return read;
  const vintage = input.vintage?.trim() || source.vintage;
  return {
    dossier: DESK,
    once: input.once,
    load: async (lease) => {
      const present: Record<string, { id: string; rowsDigest: string }> = {};
      for (const { series } of read.series) {
        const found = await presentImport(lease, series);
        if (found) present[series] = { id: found.id, rowsDigest: found.rows_digest };
      }
      return { next: await nextNumber(lease, 'I'), present };
    },
    decide: (state, context) =>
      recordImport(state, read.series.map(({ series, title, unit, rows, from, to, rowsDigest }) => ({
        series, title: { ...title }, unit: { ...unit }, source: source.publisher, licence: source.licence, cadence: source.cadence,
        from, to, vintage, rows: rows.length, rowsDigest, file: input.file.slice(0, 200), fileDigest: read.fileDigest,
      })), context),
    bulk: async (lease, acts) => {
      for (const act of acts) {
        const { id, series } = act.payload as Imported;
        await insertObservations(lease, id, read.series.find((one) => one.series === series)!.rows, [PARTIES]);
      }
    },
  };
}
