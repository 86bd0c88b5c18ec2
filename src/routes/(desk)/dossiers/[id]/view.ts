import { CARRIES, LANES, type Step } from '#core/step.ts';
import { addDays, dayOf, daysBetween, sayInstant, sayShortDay, type Day } from '#core/time.ts';
import { fill, inLang, plural, say, type Words } from '#core/words.ts';
import { dossiersWords } from '#features/dossiers/index.ts';
import { textsWords } from '#features/texts/index.ts';
import { before, quietest, type Life } from '#features/timeline/index.ts';
import { warningsWords } from '#features/warnings/index.ts';
import type { Gap as Quiet, Span } from '#web/charts/lanes.ts';
import type { Shape } from '#web/marks.ts';
import { saySpan } from '#web/say.ts';
import { bodyName, partyName } from '../../../edge.ts';

type Whose = (who: Step['who']) => string;
const TONES = { signal: 'main', warning: 'due', request: 'ink', text: 'ink', decision: 'agree', publication: 'agree' } as const;

export const forms = (w: Record<string, string>) => ({ one: `{n} ${w.days_one}`, few: `{n} ${w.days_few}`, many: `{n} ${w.days_many}`, other: `{n} ${w.days_other}` });

/** Who took a step, as it is said: a party, a body, a person, or the words of a fact. @param name of a person */
export const whoseIn = (locals: App.Locals, name: (person: string) => string): Whose => (who) => {
  const { charter, lang } = locals;
  if (who === null) return '';
  if (typeof who !== 'string') return say(who, lang);
  return charter.parties.some((p) => p.id === who) ? partyName(locals, who) : charter.bodies.some((b) => b.id === who) ? bodyName(locals, who) : name(who);
};

/** What the steps are taken from: documents of facts and of signals, and the acts of the dossier. */
export const sourcesOf = (id: string, { steps }: Life, lang: App.Locals['lang']): string[] => [
  ...new Set(steps.filter((s) => s.source !== null && (s.lane === 'signal' || s.fact)).map((s) => s.source!)), ...(steps.some((s) => !s.fact) ? [fill(dossiersWords[lang].ui.actsOf!, { dossier: id })] : []),
];

/** The swimlane of a dossier: lanes, brackets, the long stretch with nothing on record, and what the scale leaves out. */
export function lanesOf(life: Life, { charter, lang, now }: App.Locals, whoIs: Whose) {
  const w = dossiersWords[lang].ui;
  const today = dayOf(now, charter.seat.zone);
  const { gap, steps } = life;
  const scale = scaleOf(steps, gap.state === 'running' ? today : null);
  const days = (n: number): string => plural(lang, n, forms(w));
  const years = new Set(steps.filter((s) => !scale.leftOut(s)).map((s) => s.from.slice(0, 4))).size > 1;
  const label = (s: Step): string => (s.to !== null || years ? saySpan(s.from, s.to, lang, true) : sayShortDay(s.from, lang));
  const sub = (s: Step): string => {
    if (s.fact) return say(s.what, lang);
    return s.lane === 'text' ? fill(textsWords[lang].ui.version!, { n: (s.source ?? '').replace(/^v/, '') }) : s.lane === 'request' ? whoIs(s.who) : s.lane === 'decision' ? w.decided! : say(s.what, lang);
  };
  const spans: Span[] = [
    ...(gap.state === 'no_warning' ? [] : [{ from: gap.from, to: gap.state === 'closed' ? gap.to : today, label: `${w.gap}: ${gap.state === 'running' ? fill(w.soFar!, { span: days(gap.days) }) : days(gap.days)}`, main: true }]),
    ...before(steps, gap, today).map((span) => ({ from: span.from, to: span.to, label: fill(w[`since_${span.since}`]!, { days: days(span.days) }) })),
  ];
  const quiet = quietest(steps);
  const gaps: Quiet[] = quiet && (scale.from === undefined || quiet.from >= scale.from) ? [{ from: quiet.from, to: quiet.to, label: fill(w.quiet!, { days: days(quiet.days) }), sub: w.quietNote! }] : [];
  return {
    spans, gaps, from: scale.from,
    began: steps.filter((s) => scale.from !== undefined && !scale.leftOut(s) && s.from < scale.from).map((s) => saySpan(s.from, s.to, lang)),
    leftOut: steps.filter((s) => scale.leftOut(s)).map((s) => saySpan(s.from, s.to, lang)),
    lanes: LANES.map((lane) => ({
      name: w[`lane_${lane}`]!,
      marks: steps.filter((s) => s.lane === lane && !scale.leftOut(s)).map((s) => ({ from: s.from, ...(s.to ? { to: s.to } : {}), precision: s.precision, label: label(s), sub: short(sub(s)), tone: TONES[lane] })),
    })),
  };
}

/** Signals long before the warning would press the rest together: from the first step on, the scale has half the width. */
function scaleOf(steps: readonly Step[], running: Day | null): { from: Day | undefined; leftOut(step: Step): boolean } {
  const days = [...steps.filter((s) => s.lane !== 'signal').map((s) => s.from), ...(running === null ? [] : [running])].sort((a, b) => (a < b ? -1 : 1));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { from: undefined, leftOut: () => false };
  const start = addDays(first, -Math.max(3, daysBetween(first, last)));
  const from = steps.every((s) => s.from >= start) ? undefined : start;
  return { from, leftOut: (s) => from !== undefined && (s.to ?? s.from) < from };
}

/** The first clause, cut at a word. */
function short(text: string): string {
  const clause = text.split(';')[0]!;
  return clause.length > 56 ? `${clause.slice(0, 55).replace(/\s+\S*$/, '')}…` : clause;
}

export type CarriedLine = { name: string; how: 'stated' | 'part' | 'none'; shape: Shape; words: { text: string; lang: string } | null };
const SHAPE: Record<CarriedLine['how'], Shape> = { stated: 'agree', part: 'reserve', none: 'silent' };

/** What the first warning carried of what a warning should carry; null where there is none. */
export function carriedOf(life: Life, locals: App.Locals): CarriedLine[] | null {
  const { lang, charter } = locals;
  const w = dossiersWords[lang].ui;
  const first = life.steps.find((s) => s.lane === 'warning');
  if (!first) return null;
  const line = (part: (typeof CARRIES)[number], how: CarriedLine['how'], words: CarriedLine['words']): CarriedLine => ({ name: w[`carries_${part}`]!, how, shape: SHAPE[how], words });
  if (first.fact) {
    const { carried } = first.fact;
    return CARRIES.map((part) => {
      const found = carried.find((one) => one.part === part);
      return line(part, found?.how ?? 'none', found ? inLang(found.words as Words, lang) : null);
    });
  }
  const warning = life.warnings.find((one) => one.seq === first.act);
  if (!warning) return null;
  const ww = warningsWords[lang].ui;
  const mine = (text: string) => ({ text, lang });
  const lead = Math.max(...warning.options.map((o) => o.leadHours));
  return [
    line('consequence', 'stated', inLang(warning.consequence, lang)),
    line('options', 'stated', mine(fill(w.optionsCarried!, { n: warning.options.length, lead: lead % 24 === 0 ? plural(lang, lead / 24, forms(w)) : fill(w.hoursLead!, { n: lead }) }))),
    line('addressee', 'stated', mine([...warning.bodies.map((id) => bodyName(locals, id)), ...warning.parties.map((id) => partyName(locals, id))].join(', '))),
    line('answerBy', 'stated', mine(sayInstant(warning.answer_by, charter.seat, lang))),
    line('probability', 'stated', mine(`${warning.probability_from}–${warning.probability_to}\u00a0%, ${ww.confidence!.toLowerCase()}: ${ww[warning.confidence]}`)),
  ];
}

/** When a step was, as precisely as it is known. */
export const sayStep = (s: Step, lang: App.Locals['lang'], brief = false): string => saySpan(s.from, s.to, lang, brief);
