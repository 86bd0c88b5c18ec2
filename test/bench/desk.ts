import { sql } from 'kysely';
import { tellExample } from '../../src/example/story.ts';
import type { Desk } from '../../src/desk.ts';
import type { Bench } from './bench.ts';
import { home, sessions } from './homes.ts';

/** Open items in all, half of them consultations and half silences, each asked of so many parties, of which some have answered. */
const ITEMS = 10_000;
const PARTIES = 57;
const ANSWERED = 10;

/** A delegate's home on a desk with very many open items, asked for by one reader after another, warm; and first after an act. */
export const deskBench: Bench = async ({ kinds, quick, runs, say, row }) => {
  for (const kind of kinds) {
    const at = await home(kind);
    const desk = await at.open();
    const items = quick ? 200 : ITEMS;
    try {
      await tellExample(desk);
      await crowd(desk, items);
      say(`${kind}: ${items} open items of ${PARTIES} parties`);
    } finally {
      await desk.database.close();
    }
    const server = await at.serve();
    try {
      const cookies = await sessions(server.base, 8);
      const ask = async (n: number, path: string): Promise<number> => {
        const began = performance.now();
        const answer = await fetch(`${server.base}${path}`, { headers: { accept: 'text/html', cookie: cookies[1 + (n % 6)]! } });
        await answer.text();
        if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
        return performance.now() - began;
      };
      for (const [what, path] of [['delegate’s home', '/'], ['notices', '/notices'], ['consultations', '/consultations'], ['efficiency', '/efficiency']] as const) {
        for (let run = 0; run < runs; run++) {
          const first = await ask(0, path);
          for (let n = 0; n < 12; n++) await ask(n, path);
          const times: number[] = [];
          for (let n = 0; n < (quick ? 6 : 120); n++) times.push(await ask(n, path));
          times.sort((a, b) => a - b);
          if (run === 0) row(kind, `${what}, first, ${items} open items`, 'ms', first);
          row(kind, `${what}, one reader after another, ${items} open items`, 'p50 ms', times[times.length >> 1]!);
          row(kind, `${what}, one reader after another, ${items} open items`, 'p95 ms', times[Math.floor(times.length * 0.95)]!);
        }
      }
    } finally {
      await server.stop();
      await at.drop();
    }
  }
};

/** Copies what the example has, past the acts: pages read projections, and `verify` is not asked. Hours lie within the next two months. */
async function crowd(desk: Desk, items: number): Promise<void> {
  const now = desk.clock.now();
  const half = items / 2;
  const roster = ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK', ...Array.from({ length: PARTIES - 6 }, (_, i) => `P${i + 1}`)];
  await desk.database.own(async ({ db }) => {
    const copy = (table: string, from: string, values: string) => sql.raw(`insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${values}))).* from ${table} t, generate_series(1, ${half}) n where t.id = '${from}'`).execute(db);
    const hours = (from: string, spread: number): string => `to_jsonb('${now}'::timestamptz ${from} (n % ${spread}) * interval '1 hour')`;
    await copy('consultations', 'C-2', `'id', 'C-' || 100000 + n, 'seq', 10000000 + n, 'roster', '${JSON.stringify(roster)}'::jsonb, 'requested_at', ${hours('- interval \'1 hour\' -', 720)}, 'answer_by', ${hours('+ interval \'3 hours\' +', 1440)}`);
    await copy('texts', 'T-2', `'id', 'T-' || 100000 + n, 'seq', 20000000 + n`);
    await copy('procedures', 'S-2', `'id', 'S-' || 100000 + n, 'text', 'T-' || 100000 + n, 'seq', 30000000 + n, 'roster', '${JSON.stringify(roster)}'::jsonb, 'closed_at', null, 'opened_at', ${hours('- interval \'1 hour\' -', 720)}, 'deadline', ${hours('+ interval \'3 hours\' +', 1440)}`);
    await sql.raw(`insert into answers select (jsonb_populate_record(null::answers, to_jsonb(a) || jsonb_build_object('consultation', 'C-' || 100000 + n, 'party', 'P' || p, 'seq', 40000000 + n * 100 + p))).* from (select * from answers limit 1) a, generate_series(1, ${half}) n, generate_series(1, ${ANSWERED}) p`).execute(db);
    await sql.raw(`insert into positions select (jsonb_populate_record(null::positions, to_jsonb(o) || jsonb_build_object('procedure', 'S-' || 100000 + n, 'party', 'P' || p, 'kind', 'agrees', 'seq', 60000000 + n * 100 + p, 'taken_at', to_jsonb('${now}'::timestamptz)))).* from (select * from positions limit 1) o, generate_series(1, ${half}) n, generate_series(1, ${ANSWERED}) p`).execute(db);
    await sql.raw('analyze').execute(db);
  });
}
