import { DESK, PARTIES, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { IngestSource } from '../../core/ingest/record.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { say } from '../../core/words.ts';
import { mayImportSource } from './rights.ts';
import type { Imported } from './schema.ts';

/** What came of comparing a file with what is known. `known` is an earlier import of the very same file. */
export type Compared = Omit<Imported, 'id'> & { readonly number: number; readonly known: string | null };

/** Records what a file changed; one that changes nothing is refused, and so is one of which no row can be read. */
export function recordImport(compared: Compared, { actor }: Context<Charter>): Decision {
  if (!mayImportSource(actor)) return refuse('sources.not_allowed');
  const { number, known, ...payload } = compared;
  const { received, accepted, refused, opened, revised, closed, reasons, retries } = payload;
  if (received === 0) return refuse(retries === null ? 'sources.empty' : 'sources.nothing_refused', { import: retries }, 'file');
  if (accepted === 0 && retries !== null) return refuse('sources.still_refused', { import: retries, rows: refused });
  if (accepted === 0 && known === null) return refuse('sources.none_accepted', { rows: refused, reason: reasons[0]!.code, line: reasons[0]!.line }, 'file');
  if (opened + revised + closed === 0 && retries === null && (refused === 0 || known !== null)) return refuse('sources.unchanged', { file: payload.file, known }, 'file');
  return { acts: [{ kind: 'sources.imported', dossier: DESK, payload: { id: `E-${number}`, ...payload }, audience: [PARTIES] }] };
}

/** The rows of a source that does not allow it stay on the desk; a picture of what was computed from them, with its source line, may leave. */
export const refuseKept = ({ title, licence, mayExport }: Pick<IngestSource, 'title' | 'licence' | 'mayExport'>, lang: string): Refusal | null => (mayExport ? null : refuse('sources.kept', { source: say(title, lang), licence }));

/** So many rows leave in one file; whoever needs more asks the publisher. */
export const MOST_ROWS = 50_000;
export const refuseMany = (rows: number): Refusal | null => (rows <= MOST_ROWS ? null : refuse('sources.too_many_rows', { rows, most: MOST_ROWS }));
