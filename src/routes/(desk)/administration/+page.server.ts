import { redirect } from '@sveltejs/kit';
import { hostname } from 'node:os';
import { hoursBetween, sayInstant, type Instant } from '#core/time.ts';
import { fill, say, sayNumber } from '#core/words.ts';
import { mailFigures, noticesWords } from '#features/notices/index.ts';
import { allPeople, signInFigures } from '#features/people/index.ts';
import { mayKeepDesk, storageView, upkeepView, upkeepWords, type Upkeep } from '#features/upkeep/index.ts';
import { sayDuration, sayUntil } from '#web/say.ts';
import { formOf, missing, peopleNames, read, refuseForm, requireActor } from '../../edge.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Ended = { file?: string; bytes?: number; sha256?: string; rows?: number; act?: number; head?: string; host?: string; acts?: number; projections?: number; faults?: { where: string; what: string }[]; done?: number; of?: number; what?: string };
const UNITS = [['gib', 1024 ** 3], ['mib', 1024 ** 2], ['kib', 1024]] as const;
/** How many of the largest tables stand open. */
const LARGEST = 8;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  if (!mayKeepDesk(actor)) missing(locals);
  const { desk, lang, charter } = locals;
  const { keeping, database } = desk;
  const w = upkeepWords[lang].ui;
  const wall = desk.clock.wall();
  const { backup, verified, running, recent } = await upkeepView(database, wall);
  const storage = await storageView(database, keeping.dataFolder);
  const signIns = await signInFigures(database, wall);
  const mails = await database.door(mailFigures);
  const { people, name } = await read(locals, async (lease) => ({ people: await allPeople(lease), name: await peopleNames(lease, locals) }));
  const at = (instant: Instant): string => sayInstant(instant, charter.seat, lang);
  const ago = (row: Upkeep): string => sayUntil(wall, row.ended_at!, lang).text;
  const size = (bytes: number): string => {
    const [unit, one] = UNITS.find(([, least]) => bytes >= least) ?? UNITS[2];
    return fill(w[unit]!, { n: sayNumber(Math.round((bytes / one) * 10) / 10, lang) });
  };
  const took = (from: Instant, to: Instant): string => {
    const seconds = hoursBetween(from, to) * 3600;
    return fill(w.took!, { time: seconds < 60 ? fill(w.seconds!, { n: sayNumber(Math.max(0.1, Math.round(seconds * 10) / 10), lang) }) : sayDuration(seconds / 3600, lang) });
  };
  const row = (one: Upkeep) => ({ kind: w[`k_${one.kind}`]!, at: at(one.started_at), who: name(one.person), took: one.ended_at === null ? null : took(one.started_at, one.ended_at), ok: one.ok, facts: one.facts as Ended });
  const held = charter.offices.filter((office) => office.id !== 'chair').map((office) => ({ id: office.id, name: say(office.name, lang), holders: people.filter((p) => !p.closed && p.offices.includes(office.id)).length }));
  const memory = process.memoryUsage().rss;
  return {
    w, title: titleOf(w, { backup, verified, running }, ago), kind: database.kind,
    backup: backup && { ...row(backup), size: size((backup.facts as Ended).bytes ?? 0) }, backupFolder: keeping.backupFolder,
    verified: verified && row(verified),
    running: running && { ...row(running), label: w[`runs_${running.kind}`] ?? w[`k_${running.kind}`]!, kind: running.kind },
    recent: recent.map((one) => ({ ...row(one), outcome: one.ended_at === null ? (one.runs ? w.o_runs! : w.o_killed!) : one.ok ? w.o_ok! : w.o_failed! })),
    storage: { whole: size(storage.bytes), free: storage.free === null ? null : size(storage.free), folder: keeping.dataFolder, largest: LARGEST, tables: storage.tables.map((table) => ({ name: table.name, rows: sayNumber(table.rows, lang), size: size(table.bytes) })) },
    process: { version: keeping.version, migrations: fill(w.migrationsText!, { n: storage.migrations.count, name: storage.migrations.newest }), up: at(new Date(Date.parse(wall) - process.uptime() * 1000).toISOString()), memory: fill(w.memoryText!, { size: size(memory) }), machine: hostname(), node: process.version },
    mail: { w: noticesWords[lang].ui, on: desk.mail !== null, counts: (['sent', 'waiting', 'failed'] as const).map((state) => ({ label: noticesWords[lang].ui[`m_state_${state}`]!, n: sayNumber(mails[state], lang) })), errors: mails.errors.map((one) => ({ code: one.code, n: sayNumber(one.n, lang) })) },
    accounts: { open: people.filter((p) => !p.closed).length, closed: people.filter((p) => p.closed).length, held, vacant: held.filter((office) => office.holders === 0).length, ...signIns },
  };
};

function titleOf(w: Record<string, string>, { backup, verified, running }: { backup: Upkeep | null; verified: Upkeep | null; running: Upkeep | null }, ago: (row: Upkeep) => string): string {
  if (running && w[`runs_${running.kind}`]) return w[`runs_${running.kind}`]!;
  if (verified?.ok === false) return fill(w.unsound!, { ago: ago(verified) });
  if (!backup) return w.neverBackedUp!;
  return `${fill(w.backedUp!, { ago: ago(backup) })}; ${verified ? fill(w.soundSince!, { ago: ago(verified) }) : w.neverVerified!}`;
}

/** Begins it and goes back to the page, which shows how far it is. */
async function begin(event: RequestEvent, kind: 'backup' | 'verify') {
  const actor = requireActor(event);
  const { locals } = event;
  if (!mayKeepDesk(actor)) missing(locals);
  const form = await formOf(event);
  const refusal = await locals.desk.keeping.start(kind, actor.person);
  if (refusal) return refuseForm(locals, refusal, form, kind);
  redirect(303, '/administration');
}

export const actions: Actions = {
  backup: async (event) => begin(event, 'backup'),
  verify: async (event) => begin(event, 'verify'),
};
