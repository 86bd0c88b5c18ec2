import { markingOf } from '#core/charter/members.ts';
import { LANES, type Step } from '#core/step.ts';
import { addDays, dayOf, daysBetween, sayDay, sayMonth, sayShortDay, type Day } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { dossierById, dossiersWords } from '#features/dossiers/index.ts';
import { outcomeOf } from '#features/procedures/index.ts';
import { mayDraft, textsWords } from '#features/texts/index.ts';
import { mayIssueWarning } from '#features/warnings/index.ts';
import { recentActs } from '#platform/acts.ts';
import { actLines, bodyName, partyName, peopleNames, read, requireActor, missing } from '../../../edge.ts';
import { lifeOf } from '#features/timeline/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { charter, lang, now } = locals;
  const zone = charter.seat.zone;
  const found = await read(locals, async (lease) => {
    const dossier = await dossierById(lease, params.id);
    if (!dossier) return null;
    return { dossier, life: await lifeOf(lease, locals, dossier.id), acts: await actLines(lease, locals, await recentActs(lease, { dossier: dossier.id, limit: 9 }), dossier.id), name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { dossier, life, acts, name } = found;
  const w = dossiersWords[lang].ui;
  const whoIs = (who: string | null): string => (who === null ? '' : charter.parties.some((p) => p.id === who) ? partyName(locals, who) : charter.bodies.some((b) => b.id === who) ? bodyName(locals, who) : name(who));
  const marking = markingOf(charter, dossier.marking);
  const first = (lane: string): string | undefined => life.steps.find((s) => s.lane === lane)?.from;
  const spans = [['warning', 'request', 'warningToRequest'], ['request', 'text', 'requestToText'], ['text', 'decision', 'textToDecision'], ['decision', 'publication', 'decisionToPublication']]
    .flatMap(([a, b, label]) => (first(a!) && first(b!) ? [{ label: w[label!]!, days: daysBetween(first(a!)!, first(b!)!), gap: b !== 'publication' }] : []));
  const main = life.steps.filter((s) => s.lane !== 'signal');
  const today = dayOf(now, zone);
  const shown = scaleOf(life.steps, life.gap.state === 'running' ? today : null);
  return {
    w, acts, spans, gap: life.gap, state: life.state,
    dossier: { id: dossier.id, title: inLang(dossier.title, lang), opened: sayDay(dayOf(dossier.opened_at, zone), lang), example: dossier.example, marking: marking ? say(marking.name, lang) : dossier.marking },
    today, from: shown.from,
    began: life.steps.filter((s) => shown.from !== undefined && !shown.leftOut(s) && s.from < shown.from).map((s) => sayMonth(s.from.slice(0, 7), lang)),
    sources: [...new Set(life.steps.filter((s) => s.lane === 'signal' && s.source !== null).map((s) => s.source!))],
    leftOut: life.steps.filter((s) => shown.leftOut(s)).map((s) => sayMonth(s.from.slice(0, 7), lang)),
    lanes: LANES.map((lane) => ({
      name: w[`lane_${lane}`]!,
      marks: life.steps.filter((s) => s.lane === lane && !shown.leftOut(s)).map((s) => ({
        from: s.from, ...(s.to ? { to: s.to } : {}), precision: s.precision, label: s.precision === 'span' ? sayMonth(s.from.slice(0, 7), lang) : sayShortDay(s.from, lang),
        sub: short(s.lane === 'text' ? fill(textsWords[lang].ui.version!, { n: (s.source ?? '').replace(/^v/, '') }) : s.lane === 'request' ? whoIs(s.who) : s.lane === 'decision' ? w.decided! : say(s.what, lang)),
        tone: lane === 'warning' ? ('due' as const) : lane === 'decision' || lane === 'publication' ? ('agree' as const) : lane === 'signal' ? ('main' as const) : ('ink' as const),
      })),
    })),
    steps: life.steps.map((s, i) => ({
      when: s.precision === 'span' ? s.from.slice(0, 7) : sayDay(s.from, lang), month: s.precision === 'span', step: w[`lane_${s.lane}`]!, what: inLang(s.what, lang), who: whoIs(s.who), href: s.href, act: s.act, source: s.source, example: s.example,
      days: i === 0 || s.lane === 'signal' || main.indexOf(s) <= 0 ? null : daysBetween(main[main.indexOf(s) - 1]!.from, s.from),
    })),
    warnings: life.warnings.map((one) => ({ id: one.id, text: inLang(one.sentence, lang), bodies: one.bodies.length + one.parties.length, options: one.options.length, evidence: one.evidence.length })),
    consultations: life.consultations.map((c) => ({ id: c.id, text: inLang(c.question, lang) })),
    texts: life.texts.map((t) => {
      const latest = life.procedures.find((p) => p.text === t.id);
      const published = life.publications.find((p) => p.text === t.id);
      return { id: t.id, title: inLang(t.title, lang), version: t.version, state: published ? 'published' : latest ? outcomeOf(latest, now).state : t.version > 0 ? 'frozen' : 'draft', symbol: published?.symbol ?? null };
    }),
    tw: textsWords[lang].ui,
    mayWarn: mayIssueWarning(actor), mayDraft: mayDraft(actor, charter, now),
  };
};

/** Signals long before the warning would press the rest together: from the warning on, the scale has half the width. */
function scaleOf(steps: readonly Step[], running: Day | null): { from: Day | undefined; leftOut(step: Step): boolean } {
  const days = [...steps.filter((s) => s.lane !== 'signal').map((s) => s.from), ...(running === null ? [] : [running])].sort((a, b) => (a < b ? -1 : 1));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { from: undefined, leftOut: () => false };
  const start = addDays(first, -Math.max(3, daysBetween(first, last)));
  const from = steps.every((s) => s.from >= start) ? undefined : start;
  return { from, leftOut: (s) => from !== undefined && (s.to ?? s.from) < from };
}

const short = (text: string): string => (text.length > 44 ? `${text.slice(0, 42).trimEnd()}…` : text);
