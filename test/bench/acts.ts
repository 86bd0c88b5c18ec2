import type { Desk } from '../../src/desk.ts';
import { openDossier } from '../../src/features/dossiers/index.ts';
import { issueWarning } from '../../src/features/warnings/index.ts';
import { tellExample } from '../../src/example/story.ts';
import { both, must, officer } from '../actors.ts';
import type { Bench } from './bench.ts';
import { fill } from './fill.ts';
import { home } from './homes.ts';

/** What an act costs as the record grows, and how many of them one and eight writers record a second. An act here is a whole command: locks, charter, rule, chain, projection, commit. */
export const acts: Bench = async ({ kinds, quick, say, row }) => {
  for (const kind of kinds) {
    const made = await home(kind);
    const desk = await made.open();
    try {
      await tellExample(desk);
      for (const size of quick ? [60, 80] : kind === 'postgresql' ? [1000, 10_000, 100_000] : [1000, 10_000]) {
        const told = await fill(desk, { acts: size }, (done, of) => (done % 10_000 < 300 ? say(`${kind}: filling ${done} of ${of} acts`) : undefined));
        await writing(desk, 1, quick ? 2 : 50);
        for (const writers of [1, 8]) {
          const { times, seconds } = await writing(desk, writers, quick ? 8 : 400);
          const what = `${told.acts} acts, ${writers === 1 ? 'one writer' : `${writers} writers`}`;
          row(kind, what, 'acts/s', times.length / seconds);
          row(kind, what, 'p50 ms', times[Math.floor(times.length * 0.5)]!);
          row(kind, what, 'p95 ms', times[Math.floor(times.length * 0.95)]!);
        }
      }
    } finally {
      await desk.database.close();
      await made.drop();
    }
  }
};

/** By turns a dossier and a warning in it, until so many are written. */
async function writing(desk: Desk, writers: number, most: number): Promise<{ times: number[]; seconds: number }> {
  const times: number[] = [];
  const horizon = new Date(Date.parse(desk.clock.now()) + 90 * 86_400_000).toISOString();
  let left = most;
  const timed = async <T>(does: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await does();
    times.push(performance.now() - began);
    return result;
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: writers }, async () => {
    while ((left -= 2) >= 0) {
      const opened = must(await timed(() => desk.perform(officer, openDossier({ title: both('Measured'), marking: 'parties', named: [] }, crypto.randomUUID()))));
      const dossier = (opened.acts[0]!.payload as { id: string }).id;
      must(await timed(() => desk.perform(officer, issueWarning({
        dossier, sentence: both('x'), probability: { from: 10, to: 20 }, confidence: 'low', consequence: both('x'), addressees: { bodies: ['pc'], parties: [] },
        options: [{ what: both('x'), leadHours: 24 }], horizon, answerBy: null, answerByReason: null,
      }, [{ series: 'ucdp-deaths', area: 'AFG', period: '2022-04', signal: false }], crypto.randomUUID()))));
    }
  }));
  return { times: times.sort((a, b) => a - b), seconds: (performance.now() - began) / 1000 };
}
