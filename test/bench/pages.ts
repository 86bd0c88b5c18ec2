import type { Bench } from './bench.ts';
import { filled, sessions, type Filled } from './homes.ts';
import { load } from './load.ts';

/** Pages under load: each reader asks again as soon as it is answered, so a latency is what so many at once wait. */
export const pages: Bench = async ({ kinds, quick, runs, say, row }) => {
  for (const kind of kinds) {
    const home = await filled(kind, { dossiers: quick ? 10 : kind === 'postgresql' ? 10_000 : 1000 }, say);
    const server = await home.serve();
    try {
      const cookies = await sessions(server.base, quick ? 2 : 50);
      for (const { name, paths, signedIn } of pagesOf(home)) {
        const connections = quick ? 4 : signedIn ? 50 : 100;
        const ask = (seconds: number) => load({ bases: [server.base], paths, cookies: signedIn ? cookies : [], connections, seconds });
        if (!quick) await ask(3);
        for (let run = 0; run < runs; run++) {
          let found = await ask(quick ? 1 : 8);
          // A machine with other work may not get round to a single answer in a second.
          if (quick && found.p50 === null) found = await ask(10);
          if (found.failed > 0) throw new Error(`${name}: ${found.failed} requests failed`);
          const what = `${name}, ${connections} ${signedIn ? 'signed-in readers' : 'readers'}, ${home.dossiers} dossiers`;
          row(kind, what, 'requests/s', found.perSecond);
          row(kind, what, 'p50 ms', found.p50);
          row(kind, what, 'p95 ms', found.p95);
        }
      }
    } finally {
      await server.stop();
      await home.drop();
    }
  }
};

const pagesOf = ({ statements, shared }: Filled): { name: string; paths: string[]; signedIn: boolean }[] => {
  const some = <T>(all: readonly T[], n: number): T[] => all.filter((_, i) => i % Math.max(1, Math.floor(all.length / n)) === 0).slice(0, n);
  return [
    { name: 'statement', paths: some(statements, 20).map((symbol) => `/statements/${symbol}`), signedIn: false },
    { name: 'statements, list', paths: ['/statements'], signedIn: false },
    { name: 'desk home', paths: ['/'], signedIn: true },
    { name: 'dossier', paths: some(shared, 40).map((id) => `/dossiers/${id}`), signedIn: true },
  ];
};
