import { readFileSync } from 'node:fs';
import type { Bench } from './bench.ts';
import { filled, sessions } from './homes.ts';
import { load } from './load.ts';

/** Resident memory of the server process, with the embedded database in it where there is one: when ready, and after every kind of page was read under load. */
export const memory: Bench = async ({ kinds, quick, runs, say, row }) => {
  if (process.platform !== 'linux') return say('memory is read from /proc, which this machine has not');
  for (const kind of kinds) {
    const home = await filled(kind, { dossiers: quick ? 10 : 1000 }, say);
    try {
      for (let run = 0; run < runs; run++) {
        const server = await home.serve();
        const cookies = await sessions(server.base, 8);
        row(kind, 'ready', 'MiB', resident(server.pid));
        await load({ bases: [server.base], paths: home.statements.map((s) => `/statements/${s}`), cookies: [], connections: 8, seconds: quick ? 1 : 10 });
        await load({ bases: [server.base], paths: ['/', '/dossiers', ...home.shared.slice(0, 50).map((id) => `/dossiers/${id}`), '/warnings', '/texts', '/acts'], cookies, connections: 8, seconds: quick ? 1 : 10 });
        row(kind, 'after load', 'MiB', resident(server.pid));
        await server.stop();
      }
    } finally {
      await home.drop();
    }
  }
};

const resident = (pid: number): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
