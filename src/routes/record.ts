import { sayMonth } from '#core/time.ts';
import { fill, sayNumber } from '#core/words.ts';
import { meanScores, recordOf, type MonthOfRecord, type Resolution, type Scores } from '#features/forecasts/index.ts';

/** What our forecasts missed by, as the scoreboard and the public page say it. */
type Words = Record<string, string>;
export const METHODS = ['conflictology-12', 'last', 'nb-12'] as const;

const shortly = (n: number, lang: string): string => sayNumber(n < 10 ? Math.round(n * 10) / 10 : Math.round(n), lang);
const mean = (all: readonly Scores[]): Scores => meanScores(all);

/** A month a line; the smallest error of each line is marked, whoever's it is. */
function line(one: MonthOfRecord, methods: readonly string[], w: Words, lang: string) {
  const values = [one.own.crps, ...methods.map((name) => one.beside[name]?.crps ?? Infinity)];
  const least = Math.min(...values);
  return {
    key: `${one.month} ${one.ahead}`, month: sayMonth(one.month, lang), period: one.month, kind: one.ahead ? w.ahead! : w.afterwards!, forecasts: one.forecasts, areas: one.areas, inside: fill(w.ofN!, { n: one.inside90, all: one.areas }),
    cells: values.map((crps, i) => ({ name: i === 0 ? w.colOurs! : w[`m_${methods[i - 1]}`]!, said: shortly(crps, lang), best: crps === least })), won: one.own.crps === least,
  };
}

/** The record of one series and model, of what was issued ahead or of what was computed afterwards. */
export function sayRecord(record: readonly MonthOfRecord[], w: Words, lang: string) {
  const methods = METHODS.filter((name) => record.every((one) => name in one.beside));
  const areas = record.reduce((n, one) => n + one.areas, 0);
  const inside = record.reduce((n, one) => n + one.inside90, 0);
  const lines = record.map((one) => line(one, methods, w, lang));
  const rising = [...record].reverse();
  const overall = [mean(record.map((one) => one.own)), ...methods.map((name) => mean(record.map((one) => one.beside[name]!)))];
  const best = (key: keyof Scores): number => Math.min(...overall.map((one) => one[key]));
  return {
    lines, methods: methods.map((name) => w[`m_${name}`]!), caps: methods.map((name) => w[`cap_${name}`]!).join(' '), from: sayMonth(rising[0]!.month, lang), to: sayMonth(rising.at(-1)!.month, lang), months: record.length, areas,
    summary: fill(w.summary!, { won: lines.filter((one) => one.won).length, all: record.length }), inside: fill(w.insideShare!, { n: sayNumber(inside, lang), all: sayNumber(areas, lang), p: Math.round((inside / areas) * 100) }),
    overall: overall.map((one, i) => ({ name: i === 0 ? w.colOurs! : w[`m_${methods[i - 1]}`]!, cells: (['crps', 'ign', 'mis'] as const).map((key) => ({ said: key === 'ign' ? sayNumber(Math.round(one.ign * 100) / 100, lang) : shortly(one[key], lang), best: one[key] === best(key) })) })),
    chart: [
      ...methods.map((name) => ({ name: w[`m_${name}`]!, own: false, points: rising.map((one) => ({ month: one.month, value: one.beside[name]!.crps })) })),
      { name: w.colOurs!, own: true, points: rising.map((one) => ({ month: one.month, value: one.own.crps })) },
    ],
  };
}
export type SaidRecord = ReturnType<typeof sayRecord>;

export type Group = { target: string; model: string; ahead: boolean; vintages: readonly string[]; record: readonly MonthOfRecord[] };

/** By series and model, what was issued ahead first. */
export function groupsOf(resolutions: readonly Resolution[]): Group[] {
  const groups = Map.groupBy(resolutions, ({ target, model }) => `${target} ${model}`);
  return [...groups.values()].flatMap((all) => {
    const record = recordOf(all);
    const vintages = [...new Set(all.map(({ vintage }) => vintage))];
    return [true, false].map((ahead): Group => ({ target: all[0]!.target, model: all[0]!.model, ahead, vintages, record: record.filter((one) => one.ahead === ahead) })).filter((one) => one.record.length > 0);
  });
}
