import type { Act } from '../../core/act.ts';
import { refuse, type Fact, type Refusal } from '../../core/refusal.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { ImportCommand } from './commands.ts';
import type { Imported } from './schema.ts';
import { importOf, refusedAfter, waitingRows } from './store.ts';

/** What an import says when it is over, the same whether it was kept or only gone through. */
export type ImportReport = Pick<Imported, 'source' | 'file' | 'vintage' | 'expected' | 'received' | 'accepted' | 'refused' | 'opened' | 'revised' | 'unchanged' | 'closed' | 'withheld' | 'duplicates' | 'covers' | 'retries' | 'digest'> & {
  import: string; act: number; kept: boolean;
  reasons: { code: string; rows: number; first: { line: number; facts: Record<string, Fact> }[] }[];
};

export function reportOf(command: ImportCommand, act: Act): ImportReport {
  const { id, source, file, vintage, expected, received, accepted, refused, opened, revised, unchanged, closed, withheld, duplicates, covers, retries, digest } = act.payload as Imported;
  const reasons = [...command.report.reasons].map(([code, { rows, first }]) => ({ code, rows, first: first.map((one) => ({ line: one.line, facts: { ...one.facts } })) })).sort((a, b) => b.rows - a.rows);
  return { import: id, act: act.seq, kept: command.rehearsal !== true, source, file, vintage, expected, received, accepted, refused, opened, revised, unchanged, closed, withheld, duplicates, covers, retries, digest, reasons };
}

export type QuarantineReport =
  | { imports: { import: string; source: string; rows: number }[] }
  | { import: string; source: string; more: boolean; rows: { line: number; code: string; facts: Record<string, Fact>; raw: string; takenBy: string | null }[] };

const MOST = 1000;

/** The imports with rows that wait, or the refused rows of one. */
export async function quarantineOf(lease: ReadLease, id: string | null): Promise<QuarantineReport | Refusal> {
  if (id === null) return { imports: (await waitingRows(lease)).map((one) => ({ import: `E-${one.import}`, source: one.source, rows: one.rows })) };
  const found = await importOf(lease, id);
  if (!found) return refuse('sources.no_import', { import: id });
  const rows = await refusedAfter(lease, { number: found.number, limit: MOST + 1 });
  return {
    import: found.id, source: found.source, more: rows.length > MOST,
    rows: rows.slice(0, MOST).map(({ line, code, facts, raw, retried_by }) => ({ line, code, facts, raw, takenBy: retried_by === null ? null : `E-${retried_by}` })),
  };
}
