import { firstDay, lastDay } from '#core/charter/dates.ts';
import { fill, plural } from '#core/words.ts';
import { attendanceOf, datesDiffer, datesOf, exercisesWords, lessonsOf, listExercises, mayPlanExercise } from '#features/exercises/index.ts';
import { partyName, recall, requireActor } from '../../edge.ts';
import { sayExercise, sayRange } from './shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const { lang } = locals;
  const w = exercisesWords[lang].ui;
  const { exercises, dates, attendance, lessons } = await recall(locals, 'exercises', async (lease) => ({ exercises: await listExercises(lease), dates: await datesOf(lease, null), attendance: await attendanceOf(lease, null), lessons: await lessonsOf(lease, null) }));
  const forms = Object.fromEntries(Object.entries(w).filter(([key]) => key.startsWith('openLessons_')).map(([key, text]) => [key.slice('openLessons_'.length), text]));
  const rows = exercises.map((one) => {
    const told = dates.filter((d) => d.exercise === one.id);
    const absent = attendance.filter((a) => a.exercise === one.id && a.attends === 'absent').map((a) => partyName(locals, a.party));
    const open = lessons.filter((l) => l.exercise === one.id && l.closed === null).length;
    const spans = (told.length > 0 ? told : [one]).map((d) => ({ from: firstDay(d.starts), to: lastDay(d.ends ?? d.starts), open: d.ends === null }));
    return { ...sayExercise(one, locals), told: told.map((d) => sayRange(d, lang)), differ: datesDiffer(told), absent: absent.length === 0 ? null : fill(w.absent!, { who: absent.join(', ') }), lessons: open === 0 ? null : plural(lang, open, forms), spans };
  });
  const count = (...states: string[]): number => rows.filter((one) => states.includes(one.state)).length;
  return { w, rows, mayPlan: mayPlanExercise(actor), summary: fill(w.summary!, { held: count('held'), cancelled: count('cancelled'), planned: count('planned', 'moved', 'unreported') }) };
};
