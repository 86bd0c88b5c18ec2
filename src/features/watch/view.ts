import { shiftPeriod } from '../../core/series/period.ts';
import type { Day } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { observationsIn, presentImports, type Import, type Observation } from '../series/index.ts';
import { signalsCited } from '../warnings/index.ts';
import type { WatchFile } from './schema.ts';
import { findSignals, signalId, stateOf, type Found, type Note, type Signal, type SignalState, type Watched } from './signals.ts';
import { notesOf } from './store.ts';

/** The figures of one series in one country, with the import they came with; nothing where no reader has imported it. */
export type Figures = { readonly import: Import | null; readonly points: readonly Observation[] };
export type StatedSignal = Signal & { readonly id: string; readonly state: SignalState; readonly note: Note | null; readonly warnings: readonly string[] };
export type View = { figures(series: string, area: string): Figures; signals: readonly StatedSignal[]; found: Found; last: string };

/** The last whole month before a day. */
export const lastMonth = (day: Day): string => shiftPeriod(day.slice(0, 7), -1);

/** What was judged before: the same figures, by their digest, judged to the same month give the same signals. */
const kept = new Map<string, Found>();
const MOST = 32;
function judged(figures: string, watched: readonly Watched[], last: string): Found {
  const key = `${last}\n${figures}`;
  const before = kept.get(key);
  if (before) return before;
  const found = findSignals(watched, last);
  if (kept.size >= MOST) kept.delete(kept.keys().next().value!);
  kept.set(key, found);
  return found;
}

/** Everything a watch file shows, as known on a day: figures of later months are there, but nothing is judged by them. */
export async function lookAt(lease: ReadLease, file: WatchFile, on: Day): Promise<View> {
  const imports = new Map((await presentImports(lease)).map((one) => [one.series, one]));
  const wanted = [...file.groups.flatMap((g) => g.indicators.map(({ series, area }) => ({ series, area }))), ...file.signals.flatMap((s) => s.areas.map((area) => ({ series: s.series, area }))), ...file.map.areas.map((area) => ({ series: file.map.series, area }))];
  const at = [...new Set(wanted.flatMap(({ series }) => imports.get(series)?.id ?? []))];
  const rows = await observationsIn(lease, at, [...new Set(wanted.map(({ area }) => area))]);
  const points = Map.groupBy(rows, (row) => `${row.import} ${row.area}`);
  const figures = (series: string, area: string): Figures => {
    const found = imports.get(series) ?? null;
    return { import: found, points: found ? (points.get(`${found.id} ${area}`) ?? []) : [] };
  };
  const watched = file.signals.flatMap((s) => s.areas.map((area): Watched => ({ series: s.series, area, import: imports.get(s.series)?.id ?? '', points: figures(s.series, area).points })));
  const last = lastMonth(on);
  const found = judged(watched.map(({ series, area, import: id }) => `${series} ${area} ${id} ${imports.get(series)?.rows_digest ?? ''}`).join('\n'), watched, last);
  const [notes, cited] = [await notesOf(lease, file.id), await signalsCited(lease)];
  const warned = new Set(cited.keys());
  const signals = found.signals.map((signal): StatedSignal => ({ ...signal, id: signalId(signal), ...stateOf(signal, notes, warned), warnings: cited.get(signalId(signal)) ?? [] }));
  return { figures, signals, found, last };
}
