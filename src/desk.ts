import type { Charter } from './core/charter/schema.ts';
import { isRefusal } from './core/refusal.ts';
import { aid } from './features/aid/index.ts';
import { article } from './features/article/index.ts';
import { cap } from './features/cap/index.ts';
import { charter, charterInForce } from './features/charter/index.ts';
import { commitments } from './features/commitments/index.ts';
import { consultations } from './features/consultations/index.ts';
import { dossiers } from './features/dossiers/index.ts';
import { checkExchange, exchange } from './features/exchange/index.ts';
import { exercises } from './features/exercises/index.ts';
import { checkForecasts, forecasts, resolveAfter } from './features/forecasts/index.ts';
import { instructions } from './features/instructions/index.ts';
import { notices } from './features/notices/index.ts';
import { meetings } from './features/meetings/index.ts';
import { chairTurns, offices, withTurns } from './features/offices/index.ts';
import { papers } from './features/papers/index.ts';
import { partners } from './features/partners/index.ts';
import { measures } from './features/measures/index.ts';
import { operations } from './features/operations/index.ts';
import { nationalFiles } from './features/national-files/index.ts';
import { people } from './features/people/index.ts';
import { procedures } from './features/procedures/index.ts';
import { publication } from './features/publication/index.ts';
import { releases } from './features/releases/index.ts';
import { scenarios } from './features/scenarios/index.ts';
import { checkObservations, series } from './features/series/index.ts';
import { judgeAfter, signals, watchedBy } from './features/signals/index.ts';
import { checkVersions, sources } from './features/sources/index.ts';
import { subscriptions } from './features/subscriptions/index.ts';
import { taskings } from './features/taskings/index.ts';
import { checkTaxii, taxii } from './features/taxii/index.ts';
import { texts } from './features/texts/index.ts';
import { warnings } from './features/warnings/index.ts';
import { listFiles, watch, type WatchFile } from './features/watch/index.ts';
import { setClock, systemClock, type Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { openEmbedded, openPostgres, type Database } from './platform/db/database.ts';
import { migrate } from './platform/db/migrate.ts';
import type { Desk as PlatformDesk } from './platform/desk.ts';
import type { Feature } from './platform/feature.ts';
import { keeping, type Home } from './platform/keeping.ts';
import { nodeFile, readNode, type Node } from './platform/keys.ts';
import { jsonLog, noLog, type Log } from './platform/log.ts';
import type { MailSettings } from './platform/mail.ts';
import { performer } from './platform/perform.ts';
import { productVersion } from './platform/version.ts';

/** The composition root: which features there are, and how a desk is put together. */
export const FEATURES: readonly Feature[] = [charter, people, dossiers, series, sources, watch, signals, forecasts, scenarios, warnings, consultations, texts, procedures, publication, meetings, partners, offices, subscriptions, operations, measures, commitments, exercises, aid, nationalFiles, notices, instructions, article, exchange, taskings, papers, taxii, cap, releases];

export type Desk = PlatformDesk<Charter>;

/** The example begins at this hour of its own clock. */
export const EXAMPLE_STARTS = '2022-05-12T07:40:00.000Z';

/** What `verify` re-hashes besides acts. */
export const CHECKS: Desk['checks'] = [checkObservations, checkVersions, checkForecasts, checkExchange, checkTaxii];

type Parts = { database: Database; clock: Clock; example: boolean; log: Log; folders?: { dataFolder: string; backupFolder: string }; mail?: MailSettings | null; node?: Node | null };

export function assemble({ database, clock, example, log, folders = { dataFolder: 'data', backupFolder: 'data/backups' }, mail = null, node = null }: Parts): Desk {
  const inForce: Desk['charter'] = async (lease) => {
    const current = await charterInForce(lease);
    return (current && withTurns(current.charter, await chairTurns(lease))) as Charter;
  };
  const home: Home = { ...folders, version: productVersion() };
  const exchange: Desk['exchange'] = node === null ? null : { node, nudged: new Set(), bell: { ring: () => undefined }, troubles: new Map() };
  const perform = performer<Charter>({ database, clock, features: FEATURES, example, charter: inForce });
  return {
    database, clock, log, features: FEATURES, checks: CHECKS, example, charter: inForce, mail,
    exchange,
    perform: watchful(ringing(perform, exchange), { database, clock, log }),
    keeping: keeping({ database, clock, log, features: FEATURES, checks: CHECKS, home }),
  };
}

/** Acts after which there may be something to judge, and the sources and series that it is in. */
const BRINGS: Readonly<Record<string, (payload: unknown) => string[]>> = {
  'sources.imported': (p) => [(p as { source: string }).source],
  'series.imported': (p) => [(p as { series: string }).series],
  'watch.file_set': (p) => watchedBy((p as { file: WatchFile }).file),
};

/** What is put on a lane is told to whoever it is for without waiting. */
const ringing = (perform: Desk['perform'], exchange: Desk['exchange']): Desk['perform'] => async (actor, command) => {
  const done = await perform(actor, command);
  if (!isRefusal(done) && done.acts.some(({ kind }) => kind === 'exchange.published' || kind === 'exchange.sent_on')) exchange?.bell.ring();
  return done;
};

/** After an import, or a new watch file, what is new is judged, and forecasts of it scored, in the name of whoever brought it in. What was brought in stands whatever comes of it. */
function watchful(perform: Desk['perform'], { database, clock, log }: Pick<Parts, 'database' | 'clock' | 'log'>): Desk['perform'] {
  return async (actor, command) => {
    const done = await perform(actor, command);
    if (isRefusal(done) || command.rehearsal) return done;
    const came = done.acts.flatMap((act) => BRINGS[act.kind]?.(act.payload) ?? []);
    if (came.length > 0) {
      await judgeAfter({ perform, now: () => clock.now(), read: async (one) => database.read(one.tokens, listFiles) }, actor, came)
        .then((told) => told.forEach((one) => { if (isRefusal(one) && one.code !== 'signals.nothing_new') log('signals.refused', { code: one.code }); }))
        .catch((error: unknown) => log('signals.failed', { error: error instanceof Error ? error.name : 'unknown' }));
      const figures = done.acts.filter((act) => act.kind === 'series.imported').map((act) => (act.payload as { series: string }).series);
      await resolveAfter({ perform, read: (work) => database.read(actor.tokens, work) }, actor, figures)
        .then((told) => told.forEach((one) => { if (isRefusal(one)) log('forecasts.refused', { code: one.code }); }))
        .catch((error: unknown) => log('forecasts.failed', { error: error instanceof Error ? error.name : 'unknown' }));
    }
    return done;
  };
}

export const openDatabase = (config: Config): Database => (config.databaseUrl === null ? openEmbedded(config.dataFolder) : openPostgres(config.databaseUrl));

/**
 * Opens the database of the configuration, brings it up to date, and assembles a desk on it. A database that began as
 * the example stays the example, on the example's clock.
 * @param wanted load the example where the database is empty; `begun` makes the node of an example desk that is empty and has none.
 */
export async function openDesk(config: Config, wanted: { example: boolean; begun?: () => Node | null }): Promise<{ desk: Desk; empty: boolean }> {
  const log = config.quiet ? noLog : jsonLog;
  const database = openDatabase(config);
  try {
    await migrate(database, new Date().toISOString());
    const { first, clockAt } = await database.audit(async (lease) => ({
      first: await lease.db.selectFrom('acts').select('example').where('seq', '=', 1).executeTakeFirst(),
      clockAt: (await lease.db.selectFrom('head').select('clock_at').where('id', '=', 1).executeTakeFirstOrThrow()).clock_at,
    }));
    const example = first ? first.example : wanted.example;
    const clock = example ? setClock(clockAt > EXAMPLE_STARTS ? clockAt : EXAMPLE_STARTS) : systemClock();
    return { desk: assemble({ database, clock, example, log, folders: config, mail: config.mail ?? null, node: readNode(nodeFile(config.dataFolder)) ?? (first === undefined && example ? (wanted.begun?.() ?? null) : null) }), empty: first === undefined };
  } catch (error) {
    await database.close();
    throw error;
  }
}
