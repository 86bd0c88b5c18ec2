import type { Server } from '../browser/server.ts';
import type { Bench } from './bench.ts';
import { filled, sessions } from './homes.ts';
import { load } from './load.ts';

/** Two server processes on one PostgreSQL against one of them, with as many readers: measured by turns in one run, so that both meet the same machine. */
export const processes: Bench = async ({ kinds, quick, runs, say, row }) => {
  if (!kinds.includes('postgresql')) return say('two processes share a database on PostgreSQL only');
  const home = await filled('postgresql', { dossiers: quick ? 10 : 10_000 }, say);
  const servers: Server[] = [];
  try {
    servers.push(await home.serve(), await home.serve());
    const cookies = await sessions(servers[0]!.base, quick ? 2 : 50);
    const both = servers.map((s) => s.base);
    for (const { name, paths, signed } of [{ name: 'desk home', paths: ['/'], signed: cookies }, { name: 'statement', paths: home.statements.slice(0, 20).map((s) => `/statements/${s}`), signed: [] }]) {
      const connections = quick ? 4 : 50;
      const ask = async (bases: string[], seconds: number) => (await load({ bases, paths, cookies: signed, connections, seconds })).perSecond;
      if (!quick) await ask(both, 3);
      for (let run = 0; run < runs; run++) {
        const one = await ask([both[run % 2]!], quick ? 2 : 8);
        const two = await ask(both, quick ? 2 : 8);
        row('postgresql', `${name}, ${connections} readers, one process`, 'requests/s', one);
        row('postgresql', `${name}, ${connections} readers, two processes`, 'requests/s', two);
        row('postgresql', `${name}, two processes against one`, 'times', two / one);
      }
    }
  } finally {
    for (const server of servers) await server.stop();
    await home.drop();
  }
};
