import { isRefusal } from '../../src/core/refusal.ts';
import { openPostgres, type Database } from '../../src/platform/db/database.ts';
import { createOwned } from '../owned.ts';
import { draft } from '../exchange/drafts.ts';
import { member_, introduce, network, say, type Member } from '../exchange/pair.ts';
import { directoryOf, member, nodeNamed } from '../exchange/network.ts';
import { clusterUrl } from './homes.ts';
import type { Bench } from './bench.ts';

/** One record as JSON of about 4 KB. */
const FOUR_KB = 'An assessment of what changed and why it matters. '.repeat(66);
const BATCH = 250;

async function node(id: string): Promise<{ one: Member; drop(): Promise<void> }> {
  const { url, drop } = await createOwned(await clusterUrl());
  const database: Database = openPostgres(url);
  return { one: await member_(database, nodeNamed(id)), drop: async () => { await database.close(); await drop(); } };
}

/** Two nodes on PostgreSQL that syncs: how fast a lane is pulled, verified and made durable, and how long it takes to find nothing new. */
export const exchangeBench: Bench = async ({ kinds, quick, runs, say: tell, row }) => {
  if (!kinds.includes('postgresql')) return;
  const sizes = quick ? [1500] : [1_000, 10_000];
  for (let run = 0; run < (quick ? 1 : runs); run++) {
    const [a, b] = [await node('a'), await node('b')];
    try {
      const directory = directoryOf([a.one.node, b.one.node].map((one) => member(one)));
      for (const { one } of [a, b]) await introduce(one, directory);
      const two = network([a.one, b.one], directory);
      let sent = 0;
      for (const size of sizes) {
        const began = performance.now();
        const before = sent;
        for (; sent < size; sent += BATCH) await say(a.one, ...Array.from({ length: BATCH }, (_, i) => draft(['b'], `${sent + i} ${FOUR_KB}`)));
        row('postgresql', 'published in batches of 250', 'publish_records_per_s', (sent - before) / ((performance.now() - began) / 1000));
        const pulling = performance.now();
        const done = await two.pull(1, 0);
        if (done === 'network' || isRefusal(done) || done.taken !== sent - before) throw new Error('not everything came');
        const seconds = (performance.now() - pulling) / 1000;
        tell(`${done.taken} records in ${seconds.toFixed(1)} s`);
        row('postgresql', `durable verified pull of ${done.taken} records of 4 KB`, 'pull_records_per_s', done.taken / seconds);
        const times = [];
        for (let i = 0; i < 20; i++) {
          const at = performance.now();
          await two.pull(1, 0);
          times.push(performance.now() - at);
        }
        row('postgresql', `nothing new, after ${sent} records`, 'noop_sync_ms', times.sort((x, y) => x - y)[10]!);
      }
    } finally {
      await a.drop();
      await b.drop();
    }
  }
};
