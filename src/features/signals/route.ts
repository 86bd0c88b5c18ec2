import { believed } from '../../core/detection/false-discovery.ts';
import type { Verdict } from '../../core/detection/judge.ts';
import { cadenceOf, daysOf } from '../../core/series/period.ts';
import { daysBetween } from '../../core/time.ts';
import { signalKey, type Level, type Mark } from './schema.ts';

/**
 * What becomes of the verdicts of a run: which marks are believed, and which of those become signals. Fewer, single, correct:
 * a mark of a series that has a signal already is taken into it; of a country, its provinces and its borders, which all count
 * the same events, the rarest mark is the signal and holds the others; a higher level breaks through. Everything is written
 * down, so that "why did I not see this" has an answer.
 */

/** Rarer than once in so many years, and a signal is of the higher level. */
export const HIGH_YEARS = 20;
const PERIODS = { week: 52, month: 12, year: 1 } as const;

export const levelOf = ({ chance, period }: Pick<Verdict, 'chance' | 'period'>): Level => (chance !== null && chance * HIGH_YEARS * PERIODS[cadenceOf(period)] < 1 ? 'high' : 'medium');

/** One verdict, with the areas that it is about together. */
export type Found = Verdict & { readonly areas: readonly string[] };
/** What is known of a signal that was raised before. */
export type Before = { readonly key: string; readonly indicator: string; readonly area: string; readonly areas: readonly string[]; readonly period: string; readonly level: Level; readonly direction: Mark['direction'] };
export type Routing = {
  readonly file: string;
  readonly falseDiscovery: number;
  readonly coolDownDays: number;
  /** Whether two areas share events: a country and its province or its border, a border and a province that lies on it. */
  overlap(one: string, other: string): boolean;
};

const RANK: Readonly<Record<Level, number>> = { medium: 0, high: 1 };
const rarity = ({ chance }: Pick<Verdict, 'chance'>): number => chance ?? 0;

/**
 * @param found every verdict of the run, marked or not: false discovery is controlled over all of them
 * @param before signals raised earlier, whose cool-down may still last
 * @returns the marked ones, those that came to most first
 */
export function route(found: readonly Found[], before: readonly Before[], routing: Routing): Mark[] {
  const trusted = believed(found.map((one) => one.chance), routing.falseDiscovery);
  const marked = found.map((one, i) => ({ one, trusted: trusted[i]! || one.direction === 'gap' })).filter(({ one }) => one.marked);
  const signals: Before[] = [...before];
  const marks = marked.sort((a, b) => inTurn(a.one, b.one)).map(({ one, trusted: sure }): Mark => {
    const mark = (fate: Mark['fate'], into: string | null): Mark => markOf(one, fate, into);
    if (!sure) return mark('not_believed', null);
    const same = signals.find((s) => s.area === one.area && cools(s, one, routing.coolDownDays));
    if (same) return mark('folded', same.key);
    const holds = signals.find((s) => cools(s, one, routing.coolDownDays) && s.areas.some((a) => one.areas.some((b) => a === b || routing.overlap(a, b))));
    if (holds) return mark('held', holds.key);
    const { indicator, area, areas, period, direction } = one;
    const key = signalKey(routing.file, one);
    signals.push({ key, indicator, area, areas, period, level: levelOf(one), direction });
    return mark('raised', null);
  });
  const order = { raised: 0, folded: 1, held: 2, not_believed: 3 } as const;
  return marks.sort((a, b) => order[a.fate] - order[b.fate] || (a.chance ?? 0) - (b.chance ?? 0));
}

/** In the order of time; of one period what is rarest first, and what is as rare by fewer areas and by name. */
function inTurn(a: Found, b: Found): number {
  return a.period < b.period ? -1 : a.period > b.period ? 1 : rarity(a) - rarity(b) || a.areas.length - b.areas.length || a.area.length - b.area.length || (a.area < b.area ? -1 : 1);
}

/** Whether a signal still speaks for a mark: of the same indicator and kind, no lower, and not long before it. */
function cools(signal: Before, mark: Found, days: number): boolean {
  if (signal.indicator !== mark.indicator || signal.direction !== mark.direction || RANK[signal.level] < RANK[levelOf(mark)]) return false;
  if (cadenceOf(signal.period) !== cadenceOf(mark.period)) return false;
  const apart = daysBetween(daysOf(signal.period).from, daysOf(mark.period).from);
  return apart === 0 || (apart > 0 && apart <= days);
}

function markOf({ indicator, area, areas, period, direction, method, observed, expected, low, high, periods, chance, upper, threshold, fired }: Found, fate: Mark['fate'], into: string | null): Mark {
  return { indicator, area, areas: [...areas], period, direction, method, observed, expected, low, high, periods, chance, upper, threshold, fired, level: levelOf({ chance, period }), fate, into };
}
