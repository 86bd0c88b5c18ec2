import { sayInstant } from '#core/time.ts';
import { fill, sayNumber } from '#core/words.ts';
import { spread } from '#features/efficiency/index.ts';
import { layoutGaps } from '#web/charts/gaps.ts';
import { requireActor } from '../../edge.ts';
import { efficiencyOf } from './shown.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 50;
const OLDEST = 10;

/** What consultations and silences took, over what the reader may read. */
export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals } = event;
  const { lang, charter } = locals;
  const { w, courses, months, open, gaps, quartiles, label } = await efficiencyOf(locals);
  const n = (value: number): string => sayNumber(Math.round(value * 10) / 10, lang);
  const hours = (value: number | null): string | null => (value === null ? null : fill(w.hours!, { n: n(value) }));
  const figure = (title: string, values: readonly (number | null)[], missing: string) => {
    const found = spread(values);
    return { label: title, text: found && fill(w.hours!, { n: n(found.median) }), note: found ? fill(w.range!, { least: n(found.least), most: n(found.most), n: n(found.n) }) : missing };
  };
  const asked = courses.reduce((sum, c) => sum + c.asked, 0);
  const ended = months.reduce((sum, m) => sum + m.ended, 0);
  return {
    w, label, measured: courses.length + months.length + open.length > 0,
    title: open.length === 0 ? w.titleNoneOpen! : fill(w.titleOpen!, { n: n(open.length), days: n(open[0]!.days) }),
    figures: [
      figure(w.meeting!, courses.map((c) => c.toMeeting), w.noMeeting!), figure(w.first!, courses.map((c) => c.toFirst), w.noneMeasured!), figure(w.last!, courses.map((c) => c.toLast), w.noneMeasured!),
      { label: w.lateTitle!, text: asked === 0 ? null : fill(w.lateOf!, { late: n(courses.reduce((sum, c) => sum + c.late, 0)), all: n(asked) }), note: asked === 0 ? w.noneMeasured! : w.lateNote! },
      { label: w.brokenTitle!, text: ended === 0 ? null : fill(w.brokenOf!, { n: n(months.reduce((sum, m) => sum + m.broken, 0)), all: n(ended) }), note: ended === 0 ? w.noneMeasured! : w.brokenNote! },
    ],
    wide: layoutGaps({ gaps, quartiles, width: 1176 }), narrow: layoutGaps({ gaps, quartiles, width: 358 }), open: open.length,
    oldest: open.slice(0, OLDEST).map((one) => ({ ...one, said: w[`kind_${one.kind}`]!, age: fill(w.days!, { n: n(one.days) }) })),
    courses: courses.slice(0, SHOWN).map((c) => ({ id: c.id, at: sayInstant(c.at, charter.seat, lang), meeting: hours(c.toMeeting), first: hours(c.toFirst), last: hours(c.toLast), late: n(c.late), owed: n(c.owed) })), more: courses.length > SHOWN,
    months: [...months].reverse().map((m) => ({ month: m.month, ended: n(m.ended), broken: n(m.broken), open: n(m.open) })),
  };
};
