import type { Cell } from '#core/csv.ts';
import { instantAt } from '#core/time.ts';
import { fill, sayNumber } from '#core/words.ts';
import { efficiencyWords, figuresAt, readMeasured, type Open } from '#features/efficiency/index.ts';
import { gapsOf, measuredOf } from '#features/timeline/index.ts';
import type { GapsInput } from '#web/charts/gaps.ts';
import { recall } from '../../edge.ts';

/** Everything that the page and its files are made of, as far as this reader may read it; as of the minute. */
export async function efficiencyOf(locals: App.Locals) {
  const { charter, now, lang } = locals;
  const w = efficiencyWords[lang].ui;
  const minute = `${now.slice(0, 16)}:00.000Z`;
  const measured = await recall(locals, 'efficiency', (lease) => readMeasured(lease));
  const figures = await recall(locals, `efficiency ${minute}`, async (lease) => {
    const running = measuredOf(await gapsOf(lease, { charter, now: minute }, null)).filter(([, { gap }]) => gap.state === 'running');
    return figuresAt(measured, running.map(([id, { gap }]): Open => ({ kind: 'warning', id, href: `/dossiers/${id}`, since: instantAt(gap.from, '00:00', charter.seat.zone) })), minute);
  });
  const { open } = figures;
  const days = open.map((one) => one.days).sort((a, b) => a - b);
  const gaps: GapsInput['gaps'] = open.map((one) => ({ days: one.days, running: true, label: `${w[`kind_${one.kind}`]} ${one.id}: ${fill(w.days!, { n: sayNumber(one.days, lang) })}` }));
  const median = days.length === 0 ? null : days[days.length >> 1]!;
  const label = fill(w.agesLabel!, { n: sayNumber(open.length, lang), least: sayNumber(days[0] ?? 0, lang), most: sayNumber(days.at(-1) ?? 0, lang) });
  return { w, ...figures, gaps, quartiles: median === null ? null : { lower: null, median, upper: null }, label };
}
export const AGE_COLUMNS = ['kind', 'id', 'since', 'days'] as const;
export const ageRows = (open: Awaited<ReturnType<typeof efficiencyOf>>['open']): Cell[][] => open.map((one) => [one.kind, one.id, one.since, one.days]);
export const COURSE_COLUMNS = ['consultation', 'requested', 'hours_to_meeting', 'hours_to_first_answer', 'hours_to_last_answer', 'asked', 'owed', 'late'] as const;
const tenth = (hours: number | null): Cell => (hours === null ? null : Math.round(hours * 10) / 10);
export const courseRows = (courses: Awaited<ReturnType<typeof efficiencyOf>>['courses']): Cell[][] => courses.map((c) => [c.id, c.at, tenth(c.toMeeting), tenth(c.toFirst), tenth(c.toLast), c.asked, c.owed, c.late]);
