import { expect } from 'vitest';
import { assemble } from '../../src/desk.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openEmbedded, openPostgres } from '../../src/platform/db/database.ts';
import { noLog } from '../../src/platform/log.ts';
import { verify } from '../../src/platform/verify.ts';
import { client } from '../browser/client.ts';
import { OF_A_NODE } from '../browser/routes.ts';
import { startServer } from '../browser/server.ts';
import { fuzz, hide } from './fuzz.ts';

const SECRETARIAT = ['officer', 'general'];
const DELEGATES = ['arm', 'blr', 'kaz', 'kgz', 'rus', 'tjk'];
/** Who may ever record acts of a feature, by name; written down here again, and not taken from the rights that are tried. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  people: ['admin'], dossiers: SECRETARIAT, warnings: [...SECRETARIAT, 'analyst'], series: ['officer', 'admin'], sources: ['officer', 'admin', 'analyst'], signals: ['officer', 'admin', 'analyst'], forecasts: ['officer', 'admin', 'analyst'], scenarios: ['officer', 'analyst'], partners: SECRETARIAT, measures: [...SECRETARIAT, 'planner'], operations: [...SECRETARIAT, 'planner', ...DELEGATES], meetings: [...SECRETARIAT, ...DELEGATES], offices: SECRETARIAT,
  commitments: [...SECRETARIAT, 'analyst', ...DELEGATES], exercises: [...SECRETARIAT, ...DELEGATES], aid: [...SECRETARIAT, ...DELEGATES], national: DELEGATES,
  instructions: DELEGATES, article: ['officer', 'analyst'],
  subscriptions: [...SECRETARIAT, 'admin', 'analyst', ...DELEGATES], digests: [...SECRETARIAT, 'admin', 'analyst', ...DELEGATES],
  consultations: DELEGATES, texts: ['officer', ...DELEGATES], procedures: [...DELEGATES, ...SECRETARIAT], publication: [...SECRETARIAT, ...DELEGATES], watch: ['officer', 'admin', 'analyst'],
  exchange: [...SECRETARIAT, 'admin'], taskings: SECRETARIAT, papers: SECRETARIAT, release: ['general'],
};

/** Sends so many requests at a server of its own and holds it to all it promises. */
export async function holds(requests: number, seed: number, url: string | null, say?: (line: string) => void): Promise<void> {
  // Behind a proxy, so that each request can come from an address of its own: else the limit would answer most of them.
  const server = await startServer({ env: { COMITY_BEHIND_PROXY: '1', ...(url === null ? {} : { DATABASE_URL: url }) } });
  const database = (): ReturnType<typeof openEmbedded> => (url === null ? openEmbedded(server.folder) : openPostgres(url));
  const sequence = async (): Promise<number> => ((await (await fetch(`${server.base}/chain/D-1`)).json()) as { head: { seq: number } }).head.seq;
  try {
    await hide(server);
    const before = await sequence();
    const { faults, doors, routes, memory, statuses, slowest } = await fuzz(server, { requests, seed, ...(say ? { say } : {}) });
    say?.(`${requests} requests, seed ${seed}: ${JSON.stringify(statuses)}, slowest ${Math.round(slowest)} ms, ${memory[0]} to ${memory.at(-1)} MiB`);
    expect(faults.join('\n\n')).toBe('');
    expect(server.errors(), 'nothing in the log').not.toContain('request.failed');
    expect((await client(server.base).get('/statements')).status, 'and the server answers').toBe(200);
    const least = requests / 5000;
    expect([...doors].filter(([, times]) => times < least).map(([door]) => door), 'forms that were not tried').toEqual([]);
    expect([...routes].filter(([, times]) => times < least).map(([route]) => route).filter((route) => !ONLY_POST.test(route) && !FOR_MACHINES.includes(route) && !OF_A_NODE.includes(route)), 'pages that were not read').toEqual([]);
    expect(memory.at(-1)! - (memory[Math.floor(memory.length / 4)] ?? 0), 'memory goes on growing').toBeLessThan(400);
    await server.end();
    const opened = database();
    try {
      const desk = assemble({ database: opened, clock: systemClock(), example: true, log: noLog });
      const acts = await opened.audit((lease) => lease.db.selectFrom('acts').select(['seq', 'kind', 'person']).orderBy('seq').execute());
      // The operator, at the command line, set the desk up before the first request, and the exchange brought in what centres said; no request is theirs.
      const past = acts.filter((act) => !(['operator', 'exchange'].includes(act.person) ? act.seq <= before : (MAY[act.kind.split('.')[0]!] ?? []).includes(act.person)));
      expect(past.map((act) => `${act.seq} ${act.kind} by ${act.person}`), 'acts by those who may not').toEqual([]);
      say?.(`${acts.length} acts recorded`);
      expect(acts.length, 'some of it was as it should be, and was recorded').toBeGreaterThan(before);
      expect((await verify(desk)).faults).toEqual([]);
    } finally {
      await opened.close();
    }
  } finally {
    await server.stop();
  }
}

/** They answer machines alone: other nodes by the signature of the request, TAXII clients by a password in it. test/exchange and test/taxii ask as such. */
const FOR_MACHINES = ['x/v1/[...what]', 'taxii2/[...path]'];
const ONLY_POST = /^(?:feeds\/\[token\]|sign-out|example\/clock|\(desk\)\/seen|\(desk\)\/digests\/seen|\(desk\)\/notices\/seen)$/;
