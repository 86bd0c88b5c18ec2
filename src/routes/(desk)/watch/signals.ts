import { cadenceOf, daysOf, isPeriod, periodFrom, periodNumber, periodsBetween, shiftPeriod } from '#core/series/period.ts';
import { valueIn, type Series } from '#core/series/series.ts';
import { yearsBetween } from '#core/detection/judge.ts';
import { addDays, dayOf, instantAt, sayDay, sayMonth, type Day } from '#core/time.ts';
import { fill, plural, say, sayNumber } from '#core/words.ts';
import { areaName as placeName } from '#features/counts/index.ts';
import { signalsOf, type Mark, type Run, type Standing, type State } from '#features/signals/index.ts';
import type { ReadLease } from '#platform/desk.ts';
import type { WatchFile } from '#features/watch/index.ts';
import type { Shape } from '#web/marks.ts';
import { areaName } from '../../edge.ts';

/** Signals in words and figures of the reader's language. */
type Ui = Readonly<Record<string, string>>;
export type Said = { locals: App.Locals; w: Ui; file: WatchFile };

export const STATE_SHAPES: Readonly<Record<State, Shape>> = { new: 'due', overdue: 'lapsed', acknowledged: 'reserve', assessed: 'agree', escalated: 'due', warned: 'agree', cleared: 'silent', closed: 'silent', expired: 'silent' };

const forms = (w: Ui, key: string) => ({ one: w[`${key}_one`]!, few: w[`${key}_few`]!, many: w[`${key}_many`]!, other: w[`${key}_other`]! });
export const counted = (w: Ui, key: string, n: number, lang: string): string => plural(lang, n, forms(w, key));

const AROUND = 'around-';
/** "Badakhshan", "around Badakhshan", "Tajikistan", "Tajik-Afghan". */
export function sayArea(area: string, { locals, w, file }: Said): string {
  if (area.startsWith(AROUND)) return fill(w.around!, { area: sayArea(area.slice(AROUND.length), { locals, w, file }) });
  return /^[A-Z]{3}$/.test(area) ? areaName(locals, area) : placeName(area, file, locals.lang);
}

export const sayIndicator = (indicator: string, { locals: { lang }, file }: Said): string => say(file.counts.find((c) => c.id === indicator)?.name ?? file.signals.find((s) => s.series === indicator)?.name ?? { en: indicator }, lang);

/** "week of 2 May 2022", "3 weeks to 8 May 2022", "April 2022". */
export function sayWhen({ period, periods = 1 }: { period: string; periods?: number }, { locals: { lang }, w }: Said): string {
  if (cadenceOf(period) === 'month') return sayMonth(period, lang);
  const { from, to } = daysOf(period);
  return periods === 1 ? fill(w.week!, { day: sayDay(from, lang) }) : fill(w.upTo!, { weeks: counted(w, 'weeks', periods, lang), day: sayDay(to, lang) });
}

/** Whole where it is large, one digit where it is small: 34, 2.4, 0.3. */
export const sayExpected = (n: number, lang: string): string => sayNumber(n >= 10 ? Math.round(n) : Math.round(n * 10) / 10, lang);

/** "once in 7 years"; what is rarer than a thousand years is said so, since no history could tell. */
export function sayRarity(mark: Pick<Mark, 'chance' | 'period'>, { locals: { lang }, w }: Said): string {
  const years = yearsBetween(mark.chance, cadenceOf(mark.period) === 'month' ? 'month' : 'week');
  if (mark.chance === null) return w.noRarity!;
  if (years === null || years > 1000) return fill(w.rarer!, { n: sayNumber(1000, lang) });
  return years >= 2 ? fill(w.onceInYears!, { n: sayNumber(Math.round(years), lang) }) : fill(w.onceInMonths!, { n: sayNumber(Math.max(1, Math.round(years * 12)), lang) });
}

/** The finding as a sentence. */
export function sayFinding(mark: Mark, said: Said): string {
  const { locals: { lang }, w } = said;
  const facts = { observed: sayNumber(mark.observed, lang), expected: sayExpected(mark.expected, lang), what: sayIndicator(mark.indicator, said), where: sayArea(mark.area, said), when: sayWhen(mark, said), weeks: counted(w, 'weeks', mark.periods, lang) };
  return fill(w[`title_${mark.direction}`]!, facts);
}

/** "deadly-events.AF-BDS.2022-W18", as an address names a period of a series. */
export function partsOf(id: string): { indicator: string; area: string; period: string } | null {
  const m = /^([a-z][A-Za-z0-9-]{1,59})\.([A-Za-z0-9:-]{2,60})\.(\d{4}-(?:W\d\d|\d\d))$/.exec(id);
  return m && isPeriod(m[3]!, m[3]!.includes('W') ? 'week' : 'month') ? { indicator: m[1]!, area: m[2]!, period: m[3]! } : null;
}

/** Weeks shown before and after that of a signal. */
const [BEFORE, AFTER] = [103, 8];
/** The weeks around one, as far as there are any, from the first that is known. */
export function weeksAround(series: Series, week: string): { period: string; value: number | null }[] {
  const last = Math.min(periodNumber(week) + AFTER, Math.max(periodNumber(week), periodNumber(series.from) + series.values.length - 1));
  const points = periodsBetween(shiftPeriod(week, -BEFORE), periodFrom(last, 'week')).map((period) => ({ period, value: valueIn(series, period) }));
  return points.slice(Math.max(0, points.findIndex((p) => p.value !== null)));
}

/** The first period that a mark is about. */
export const beginOf = ({ period, periods }: Pick<Mark, 'period' | 'periods'>): string => shiftPeriod(period, 1 - periods);

/** The signals as they stood at the end of a day, or stand now. */
export function raisedBy(lease: ReadLease, file: WatchFile, on: Day, { charter, now }: App.Locals): Promise<Standing[]> {
  const { zone } = charter.seat;
  return signalsOf(lease, file, on < dayOf(now, zone) ? instantAt(addDays(on, 1), '00:00', zone) : now);
}

/** So many signals are listed before the reader asks for all. */
const LISTED = 8;

/** The signals that runs raised, as rows, and what the last run looked at. */
export function raisedOf(raised: readonly Standing[], run: Run | null, said: Said, all: boolean) {
  const { locals: { lang, charter }, w, file } = said;
  const number = (n: number): string => sayNumber(n, lang);
  const ran = run && { run: run.id, day: sayDay(dayOf(run.ran_at, charter.seat.zone), lang), verdicts: number(run.verdicts), series: number(run.series), expected: number(Math.round(run.by_chance * 10) / 10) };
  return {
    all: raised.length, ran: ran && fill(w.ranLine!, ran), none: ran ? { what: w.noneRaised!, why: fill(w.noneRaisedWhy!, ran) } : { what: w.noRun!, why: w.noRunWhy! }, run: run?.id ?? null,
    rows: raised.slice(0, all ? raised.length : LISTED).map((s) => ({
      id: s.id, href: `/watch/${file.id}/signals/${s.id}`, when: sayWhen(s.mark, said), where: sayArea(s.area, said), what: sayIndicator(s.indicator, said), direction: s.direction === 'rise' ? null : w[`d_${s.direction}`]!,
      observed: number(s.mark.observed), expected: sayExpected(s.mark.expected, lang), interval: fill(w.interval!, { low: number(s.mark.low), high: number(s.mark.high) }), rarity: sayRarity(s.mark, said), high: s.level === 'high' ? w.l_high! : null,
      state: { shape: STATE_SHAPES[s.state], text: w[`s_${s.state}`]! }, warnings: s.warnings, example: s.example,
    })),
  };
}
