import { sayMonth } from '#core/time.ts';
import { fill, sayNumber } from '#core/words.ts';
import { partnersWords, readContributions } from '#features/partners/index.ts';
import type { ReadLease } from '#platform/desk.ts';
import { partyName } from '../../../edge.ts';
import { cellsBehind, membersNow, sayBehind } from '../said.ts';

/** What the page and the exported chart show alike. */
export async function contributionsShown(lease: ReadLease, locals: App.Locals) {
  const { lang } = locals;
  const w = partnersWords[lang].ui;
  const members = membersNow(locals);
  const found = await readContributions(lease, members);
  if (!found) return null;
  const months = found.lines.flatMap((line) => line.months.map((one) => one.month)).sort();
  const [from, to] = [months[0]!, months.at(-1)!];
  const n = (value: number): string => sayNumber(value, lang);
  return {
    from, to, behind: sayBehind(found.behind, w, lang), cells: cellsBehind(found.behind), said: fill(w.contributionsSaid!, { members: members.length, from: sayMonth(from, lang), to: sayMonth(to, lang) }), missions: found.missions, members: members.map((id) => ({ id, name: partyName(locals, id) })),
    lines: found.lines.map(({ area, months: own }) => {
      const last = own.at(-1);
      const most = own.reduce<(typeof own)[number] | null>((a, b) => (a && a.value >= b.value ? a : b), null);
      const at = (one: { month: string; value: number } | null | undefined): string => (one ? fill(w.monthOf!, { n: n(one.value), month: sayMonth(one.month, lang) }) : w.noFigure!);
      return { area, name: partyName(locals, area), points: own.map((one) => ({ period: one.month, value: one.value })), last: at(last), most: at(most), headline: last ? { figure: n(last.value), rest: sayMonth(last.month, lang) } : { figure: '–', rest: w.noFigure! } };
    }),
  };
}
