import { DESK, PARTIES, type Actor, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { IngestSource } from '../../core/ingest/record.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { say } from '../../core/words.ts';
import { lineOf, mayImportSource } from './rights.ts';
import type { Imported } from './schema.ts';

/** Of a file of incidents: the codes that its numbers begin with; and of a form, the version it was made from and the one that is there. */
export type Reported = { readonly lines: readonly string[]; readonly form: { readonly number: string; /** Null for a new incident; 0 where it had been withdrawn. */ readonly from: number | null; readonly present: number | null; readonly used: boolean } | null };
/** What came of comparing a file with what is known. `known` is an earlier import of the very same file. */
export type Compared = Omit<Imported, 'id'> & { readonly number: number; readonly known: string | null; readonly reported: Reported | null };

/** Records what a file changed; one that changes nothing is refused, and so is one of which no row can be read. */
export function recordImport(compared: Compared, { actor, charter }: Context<Charter>): Decision {
  const { number, known, reported, ...payload } = compared;
  const { received, accepted, refused, opened, revised, closed, reasons, retries } = payload;
  const notAllowed = mayImportSource(actor) ? null : refuseReport(payload, reported, actor, charter);
  if (notAllowed) return notAllowed;
  if (reported?.form) {
    const { number: incident, from, present, used } = reported.form;
    if (from === null && used) return refuse('sources.report_taken', { number: incident }, 'incident');
    if (from !== null && (from || null) !== present) return refuse('sources.report_stale', { number: incident, import: present === null ? null : `E-${present}` }, 'incident');
  }
  if (received === 0) return refuse(retries === null ? 'sources.empty' : 'sources.nothing_refused', { import: retries }, 'file');
  if (accepted === 0 && retries !== null) return refuse('sources.still_refused', { import: retries, rows: refused });
  if (accepted === 0 && known === null) return refuse('sources.none_accepted', { rows: refused, reason: reasons[0]!.code, line: reasons[0]!.line }, 'file');
  if (opened + revised + closed === 0 && retries === null && (refused === 0 || known !== null)) return refuse('sources.unchanged', { file: payload.file, known }, 'file');
  return { acts: [{ kind: 'sources.imported', dossier: DESK, payload: { id: `E-${number}`, ...payload }, audience: [PARTIES] }] };
}

/** A centre reports in its own line, and a file of it is taken whole or not at all: a row in the quarantine has no line that could be held to. */
function refuseReport({ retries, refused, reasons }: Pick<Imported, 'retries' | 'refused' | 'reasons'>, reported: Reported | null, actor: Actor, charter: Charter): Refusal | null {
  const line = lineOf(actor, charter);
  if (line === null || reported === null || retries !== null) return refuse('sources.not_allowed');
  const others = reported.lines.filter((one) => one !== line);
  if (others.length > 0) return refuse('sources.not_own', { own: line, found: others }, 'incident');
  return refused > 0 ? refuse('sources.rows_refused', { rows: refused, line: reasons[0]!.line, reason: reasons[0]!.code }, 'file') : null;
}

/** The rows of a source that does not allow it stay on the desk; a picture of what was computed from them, with its source line, may leave. */
export const refuseKept = ({ title, licence, mayExport }: Pick<IngestSource, 'title' | 'licence' | 'mayExport'>, lang: string): Refusal | null => (mayExport ? null : refuse('sources.kept', { source: say(title, lang), licence }));

/** So many rows leave in one file; whoever needs more asks the publisher. */
export const MOST_ROWS = 50_000;
export const refuseMany = (rows: number): Refusal | null => (rows <= MOST_ROWS ? null : refuse('sources.too_many_rows', { rows, most: MOST_ROWS }));
