import { DESK } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { isRefusal, refuse } from '../../core/refusal.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command, Performed, Performer } from '../../platform/perform.ts';
import type { Actor } from '../../core/act.ts';
import { overlapping } from '../counts/index.ts';
import { fileById, type WatchFile } from '../watch/index.ts';
import { look, type Looked } from './look.ts';
import { route, type Before } from './route.ts';
import * as rules from './rules.ts';
import type { Acknowledged, Missed, ThresholdSet } from './schema.ts';
import { signalKey } from './schema.ts';
import { listSignals, newestRun, signalByKey } from './store.ts';
import { standOf } from './view.ts';

/** Signals that may still speak for a new mark: none is open longer than a year. */
const RECENT = 5000;

/**
 * Judges what is new of a watch file, and records what came of it.
 * @param now the hour by which periods have ended and older ones are nobody's news
 */
export function judgeFile(input: { file: string; now: Instant; once?: string | null }): Command<Charter, { looked: Looked; newest: string | null; number: number; before: Before[]; file: WatchFile }> {
  let looked: Looked | null = null;
  let watch: WatchFile | null = null;
  return {
    dossier: DESK, once: input.once ?? null,
    prepare: async (lease) => {
      const found = await fileById(lease, input.file);
      if (!found) return refuse('watch.not_found', { file: input.file });
      watch = found.file;
      looked = await look(lease, found, dayOf(input.now, 'UTC'));
      return null;
    },
    load: async (lease) => ({
      looked: looked!, file: watch!, newest: (await newestRun(lease, input.file))?.id ?? null, number: await nextNumber(lease, 'R'),
      before: (await listSignals(lease, input.file, { limit: RECENT })).map(({ key, indicator, area, areas, period, level, direction }) => ({ key, indicator, area, areas, period, level, direction })),
    }),
    decide: ({ looked: { found, verdicts, since }, newest, number, before, file }) =>
      rules.recordRun({ found: { ...found, marks: route(verdicts, before, { file: file.id, falseDiscovery: file.alerts.falseDiscovery, coolDownDays: file.alerts.coolDownDays, overlap: overlapping(file.segments) }) }, since, newest, number }),
  };
}

/** The sources and series that a file counts or watches. */
export const watchedBy = (file: WatchFile): string[] => [...file.counts.flatMap((count) => count.sources), ...file.signals.map((s) => s.series)];

/** Judges every file that counts one of these sources, or watches one of these series. What has nothing new is passed over. */
export async function judgeAfter(desk: { perform: Performer<Charter>; read(actor: Actor): Promise<readonly { id: string; file: WatchFile }[]>; now(): Instant }, actor: Actor, imported: readonly string[]): Promise<Performed[]> {
  const told: Performed[] = [];
  for (const { id, file } of await desk.read(actor)) {
    const watched = new Set(watchedBy(file));
    if (!imported.some((one) => watched.has(one))) continue;
    for (let turn = 0; turn < TURNS; turn++) {
      const done = await desk.perform(actor, judgeFile({ file: id, now: desk.now() }));
      if (isRefusal(done) && done.code === 'signals.overtaken') continue;
      told.push(done);
      break;
    }
  }
  return told;
}
/** Another run may come in between; so often it is tried again. */
const TURNS = 3;

async function handled(lease: ReadLease, key: string, now: Instant): Promise<rules.Handled> {
  const signal = await signalByKey(lease, key);
  const file = signal && (await fileById(lease, signal.file));
  if (!signal || !file) return null;
  const { state, open } = await standOf(lease, file.file, signal, now);
  return { key, state, open };
}

type Step<I> = (signal: rules.Handled, input: I, context: Parameters<typeof rules.acknowledge>[2]) => ReturnType<typeof rules.acknowledge>;
const step = <I extends { key: string }>(decide: Step<I>) => (input: I, once: string | null): Command<Charter, rules.Handled> => ({
  dossier: DESK, once, load: (lease, now) => handled(lease, input.key, now), decide: (state, context) => decide(state, input, context),
});

export const acknowledgeSignal = step<Acknowledged>(rules.acknowledge);
export const assessSignal = step<Parameters<typeof rules.assess>[1]>(rules.assess);
export const escalateSignal = step<rules.Escalate>(rules.escalate);
export const closeSignal = step<Parameters<typeof rules.close>[1]>(rules.close);

async function placeOf(lease: ReadLease, { file, indicator, area, period }: { file: string; indicator: string; area: string; period?: string }): Promise<rules.Place> {
  const found = await fileById(lease, file);
  const counted = found !== null && area !== '' && (found.file.counts.some((count) => count.id === indicator) || found.file.signals.some((s) => s.series === indicator && s.areas.includes(area)));
  const key = period === undefined ? null : signalKey(file, { indicator, area, period });
  return { counted, signal: key !== null && (await signalByKey(lease, key)) ? key : null };
}

export const reportMissed = (input: Missed, once: string | null): Command<Charter, rules.Place> => ({
  dossier: DESK, once, load: (lease) => placeOf(lease, input), decide: (state, context) => rules.reportMissed(state, input, context),
});

export const setThreshold = (input: ThresholdSet, once: string | null): Command<Charter, rules.Place> => ({
  dossier: DESK, once, load: (lease) => placeOf(lease, input), decide: (state, context) => rules.setThreshold(state, input, context),
});
