import { startServer } from '../browser/server.ts';
import type { Bench } from './bench.ts';
import { filled, home } from './homes.ts';

/** From the call to "Comity is ready": an empty desk, the example told, and a desk with a record. */
export const startup: Bench = async ({ kinds, quick, runs, say, row }) => {
  for (const kind of kinds) {
    const measured = async (what: string, start: () => ReturnType<typeof startServer>): Promise<void> => {
      const began = performance.now();
      const server = await start();
      row(kind, what, 'ms', performance.now() - began);
      await server.stop();
    };
    for (let run = 0; run < runs; run++) {
      for (const [what, example] of [['empty desk, first start', false], ['example told, first start', true]] as const) {
        const made = await home(kind);
        await measured(what, () => startServer({ example, env: made.env }));
        await made.drop();
      }
    }
    const full = await filled(kind, { acts: quick ? 200 : 10_000 }, say);
    for (let run = 0; run < runs; run++) await measured(`${full.acts} acts`, full.serve);
    await full.drop();
  }
};
