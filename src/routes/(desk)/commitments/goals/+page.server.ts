import { sayDate } from '#core/charter/dates.ts';
import { dayOf } from '#core/time.ts';
import { fill, inLang, plural, say } from '#core/words.ts';
import { commitmentsWords, latestOf, readGoals } from '#features/commitments/index.ts';
import { recall, requireActor } from '../../../edge.ts';
import { sayDays, saySource, sayStanding } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals } = event;
  const { lang, charter } = locals;
  const w = commitmentsWords[lang].ui;
  const today = dayOf(locals.now, charter.seat.zone);
  const { goals, sources } = await recall(locals, `goals ${today}`, (lease) => readGoals(lease, today));
  const forms = (key: string) => Object.fromEntries(Object.entries(w).filter(([name]) => name.startsWith(`${key}_`)).map(([name, text]) => [name.slice(key.length + 1), text]));
  const decimal = (value: string): string => (lang === 'ru' ? value.replace('.', ',') : value);
  const sum = (of: 'met' | 'all'): number => goals.reduce((n, { progress }) => n + progress[of], 0);
  return {
    w, title: goals.length === 0 ? w.goals! : fill(plural(lang, goals.length, forms('goalsTitle')), { met: sum('met'), all: sum('all') }),
    goals: goals.map((goal) => {
      const { progress, standing, claims } = goal;
      const claim = claims.find((one) => one.seq === standing.claim);
      return {
        ...sayStanding(goal, locals), track: fill(w.track!, { met: progress.met, all: progress.all }), waits: standing.waits ? sayDays(standing.waits, lang) : null, tookDays: standing.took ? sayDays(standing.took, lang) : null,
        last: progress.last === null ? null : { day: fill(w.lastMet!, { day: sayDate(progress.last.on, lang) }), since: progress.last.days === 0 ? null : plural(lang, progress.last.days, forms('since')) },
        late: progress.overdue === 0 ? null : plural(lang, progress.overdue, forms('overdueMilestones')), claim: claim ? { words: inLang(claim.words, lang), source: claim.source === null ? null : saySource(sources.find((one) => one.id === claim.source), w, lang) } : null,
        milestones: goal.milestones.map((one) => ({ no: one.no, what: inLang(one.what, lang), by: one.by && inLang(one.by, lang), due: one.due === null ? null : sayDate(one.due, lang), met: one.met && { on: sayDate(one.met.on, lang), source: saySource(sources.find((source) => source.id === one.met!.source), w, lang) } })),
        uses: latestOf(goal.uses).map(({ now, before }) => ({ seq: now.seq, indicator: inLang(now.indicator, lang), value: decimal(now.value), unit: say(now.unit, lang), on: sayDate(now.on_date, lang), source: saySource(sources.find((one) => one.id === now.source), w, lang), before: before && fill(w.before!, { value: decimal(before.value), day: sayDate(before.on_date, lang) }) })),
      };
    }),
  };
};
