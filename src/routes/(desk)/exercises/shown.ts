import { sayDate } from '#core/charter/dates.ts';
import { fill, inLang } from '#core/words.ts';
import { exercisesWords, exerciseState, type Exercise } from '#features/exercises/index.ts';
import type { Shape } from '#web/marks.ts';
import { partyName } from '../../edge.ts';

export const STATE_SHAPES: Readonly<Record<ReturnType<typeof exerciseState>, Shape>> = { planned: 'silent', unreported: 'due', held: 'agree', cancelled: 'object', moved: 'reserve' };

export const sayRange = ({ starts, ends }: { starts: string; ends: string | null }, lang: 'en' | 'ru'): string =>
  (ends === null ? fill(exercisesWords[lang].ui.from!, { from: sayDate(starts, lang) }) : ends === starts ? sayDate(starts, lang) : fill(exercisesWords[lang].ui.range!, { from: sayDate(starts, lang), to: sayDate(ends, lang) }));

export function sayExercise(one: Exercise, locals: App.Locals) {
  const { lang, now, charter } = locals;
  const w = exercisesWords[lang].ui;
  const state = exerciseState(one, now, charter.seat.zone);
  const { came } = one;
  return {
    id: one.id, name: inLang(one.name, lang), type: inLang(one.type, lang), host: partyName(locals, one.host), place: one.place && inLang(one.place, lang), when: sayRange(one, lang), size: one.size && inLang(one.size, lang), state, stateText: w[`s_${state}`]!, shape: STATE_SHAPES[state], source: one.source, seq: one.seq, example: one.example,
    came: came && { said: fill(w.cameSaid!, { state: w[`s_${one.state}`]!, day: sayDate(came.on, lang) }), on: sayDate(came.on, lang), by: came.by && inLang(came.by, lang), reason: came.reason && inLang(came.reason, lang), noReason: one.state !== 'held' && came.reason === null, source: came.source, seq: came.seq },
  };
}
