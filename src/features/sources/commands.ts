import { sql } from 'kysely';
import { DESK, PARTIES, type Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Frame, IngestSource } from '../../core/ingest/record.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Day } from '../../core/time.ts';
import type { WriteLease } from '../../platform/db/database.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import type { Progress } from '../../platform/verify.ts';
import { textOf, Unreadable, type Given } from './bytes.ts';
import { change, linesOf, quarantine, refusedDigest, refuseOvertaken, refuseTwice, versionsDigest } from './compare.ts';
import { READERS, readerOf } from './readers.ts';
import { again, leaveRefused } from './retry.ts';
import { incidentFile, type IncidentRow } from './incident-form.ts';
import { isReporter, mayImportSource } from './rights.ts';
import { recordImport, type Compared, type Reported } from './rules.ts';
import { stage, type Reasons, type Staged } from './stage.ts';
import { importOf, sameFile } from './store.ts';
import { versionsOf } from './versions.ts';

export type Report = { reasons: Reasons };
export type ImportCommand = Command<Charter, Compared> & { readonly report: Report };
type Form = { number: string; from: number | null };
/** What reporters may bring. */
const INCIDENTS = 'incidents';
type Asked = { once: string | null; rehearsal?: boolean; progress?: Progress };

/** Imports that stand in line: numbers are given before the head is locked. */
const LOCK = 7302023;
/** Of the database, for sorting and joining what is staged. */
const WORK_MEM = '64MB';
/** Of what is staged a tenth of the usual sample is enough: it is joined by its number, and gone with the transaction. */
const STATISTICS = '10';
const AUDIENCE = [PARTIES];

/**
 * Takes in a file of a source, piece by piece.
 * @param input.source the source, or its identifier
 * @param input.part the file is an extract: what it does not name has not been taken back
 */
export function importFile(input: Asked & { source: string | IngestSource; given: Given; vintage?: string; part?: boolean; form?: Form }): ImportCommand | Refusal {
  const source = typeof input.source === 'string' ? readerOf(input.source) : input.source;
  if (!source) return refuse('sources.unknown', { source: input.source as string, known: READERS.map((one) => one.id) }, 'source');
  const { given, progress = () => undefined } = input;
  const may = (actor: Actor): boolean => mayImportSource(actor) || (source.id === INCIDENTS && isReporter(actor));
  return command(input, may, async (lease, number) => {
    const text = textOf(given, (done) => progress({ done, of: given.size, what: 'reading' }));
    const staged = await stage(lease, source, text.pieces);
    const fileDigest = text.digest();
    const known = await sameFile(lease, source.id, fileDigest);
    progress({ done: 1, of: 2, what: 'comparing' });
    return { source, staged, file: given.name, fileDigest, retries: null, vintage: input.vintage?.trim() ?? '', known, whole: source.whole && input.part !== true, number, form: input.form ?? null };
  });
}

/** Reports, corrects or withdraws one incident: a file of one row, like any other. @param from the import that the form was made from; 0 where it had been withdrawn, null for a new incident */
export function reportIncident({ row, from, day, once }: { row: IncidentRow; from: number | null; day: Day; once: string | null }): ImportCommand | Refusal {
  const bytes = Buffer.from(incidentFile(row));
  const given: Given = { name: 'form', size: bytes.length, bytes: async function* () { yield bytes; } };
  return importFile({ source: INCIDENTS, given, vintage: day, part: true, once, form: { number: row.incident ?? '', from } });
}

/** Reads the refused rows of an import again, for a reader that has become better. What is taken now is an import of its own. */
export function retryImport(input: Asked & { import: string }, reader: (source: string) => IngestSource | null = readerOf): ImportCommand {
  return command(input, mayImportSource, async (lease, number) => {
    const found = await importOf(lease, input.import);
    const source = found && reader(found.source);
    if (!source) return refuse('sources.no_import', { import: input.import });
    const { staged, fileDigest } = await again(lease, source, found);
    return { source, staged, file: found.file, fileDigest, retries: found.id, vintage: found.vintage, known: null, whole: false, number, retried: found, form: null };
  });
}

type Read = {
  source: IngestSource; staged: Staged; file: string; fileDigest: string; retries: string | null; vintage: string; known: string | null; whole: boolean; number: number; form: Form | null;
  retried?: { number: number; source: string };
};

function command({ once, rehearsal = false }: Asked, may: (actor: Actor) => boolean, read: (lease: WriteLease, number: number) => Promise<Read | Refusal>): ImportCommand {
  let compared: Compared | null = null;
  const report: Report = { reasons: new Map() };
  return {
    dossier: DESK, once, rehearsal, report,
    prepare: async (lease, actor: Actor) => {
      if (!may(actor)) return refuse('sources.not_allowed');
      await sql`select pg_advisory_xact_lock(${LOCK}), set_config('work_mem', ${WORK_MEM}, true), set_config('default_statistics_target', ${STATISTICS}, true)`.execute(lease.db);
      try {
        const found = await read(lease, await nextNumber(lease, 'E'));
        if ('refused' in found) return found;
        report.reasons = found.staged.reasons;
        compared = await compare(lease, found);
        return null;
      } catch (error) {
        if (error instanceof Unreadable) return error.refusal;
        throw error;
      }
    },
    load: () => Promise.resolve(compared!),
    decide: recordImport,
  };
}

async function compare(lease: WriteLease, { source, staged, number, retried, whole, form, ...said }: Read): Promise<Compared> {
  const reported = source.id === INCIDENTS ? await reportedIn(lease, source, form) : null;
  const of = { number, audience: AUDIENCE };
  await sql`analyze staged`.execute(lease.db);
  let refused = staged.refused + (await refuseTwice(lease, source, staged.reasons));
  if (retried) {
    refused += await refuseOvertaken(lease, source, retried.number, staged.reasons);
    await leaveRefused(lease, retried.number, number);
  }
  await quarantine(lease, of);
  const { unnamed, covers, received, expected } = staged;
  const changes = await change(lease, source, of, { whole, unnamed, covers });
  const reasons = [...staged.reasons].map(([code, { rows, first }]) => ({ code, rows, line: first[0]!.line })).sort((a, b) => b.rows - a.rows).slice(0, 40);
  const frame: Frame = refused > 0 ? staged.frame : { before: '', after: '' };
  return {
    source: source.id, kind: source.kind, publisher: source.publisher, licence: source.licence, ...said, file: said.file.slice(0, 200),
    expected, received, accepted: received - refused, refused, ...changes, covers, reasons, frame, digest: await versionsDigest(lease, source, number), refusedDigest: await refusedDigest(lease, number), number, reported,
  };
}

async function reportedIn(lease: WriteLease, source: IngestSource, form: Form | null): Promise<Reported> {
  const lines = await linesOf(lease);
  if (form === null) return { lines, form: null };
  const versions = await versionsOf(lease, source.id, [form.number]);
  return { lines, form: { ...form, present: versions.find((one) => one.until === null)?.since ?? null, used: versions.length > 0 } };
}
