import { isRefusal } from '#core/refusal.ts';
import { readWhen, readWords } from '#core/form.ts';
import { wouldHaveMarked } from '#core/detection/judge.ts';
import { cadenceOf } from '#core/series/period.ts';
import { addHours, sayDay, sayInstant } from '#core/time.ts';
import { fill, inLang, say, sayNumber } from '#core/words.ts';
import { listDossiers } from '#features/dossiers/index.ts';
import { acknowledgeSignal, assessSignal, closeSignal, escalateSignal, explain, mayHandle, maySetThreshold, readThreshold, setThreshold, signalByKey, signalsWords, standOf, type Step } from '#features/signals/index.ts';
import { readerOf, sourcesWords } from '#features/sources/index.ts';
import { mayIssueWarning, mayProposeWarning, warningsWords } from '#features/warnings/index.ts';
import { fileById, watchWords } from '#features/watch/index.ts';
import { bodyName, carryOut, formOf, keyOf, missing, newKey, peopleNames, read, refuseForm, requireActor, textOf } from '../../../../../edge.ts';
import { eventLine } from '../../../events.ts';
import { beginOf, counted, partsOf, sayArea, sayExpected, sayFinding, sayIndicator, sayRarity, sayWhen, STATE_SHAPES, weeksAround, type Said } from '../../../signals.ts';
import type { Actions, PageServerLoad } from './$types';

const THRESHOLDS = [27, 60, 150, 400, 1000];

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params, url } = event;
  const { lang, charter, now } = locals;
  const at = partsOf(params.signal);
  const warns = mayIssueWarning(actor) || mayProposeWarning(actor);
  const found = at && await read(locals, async (lease) => {
    const file = await fileById(lease, params.id);
    if (!file || !(file.file.counts.some((c) => c.id === at.indicator) || file.file.signals.some((s) => s.series === at.indicator))) return null;
    const raised = await signalByKey(lease, `${params.id}/${params.signal}`);
    const standing = raised && await standOf(lease, file.file, raised, now);
    const told = await explain(lease, file.file, { ...at, ...(raised ? { run: raised.run } : {}) });
    return { file: file.file, standing, told, dossiers: standing && warns ? await listDossiers(lease, { limit: 50 }) : [], name: await peopleNames(lease, locals) };
  });
  if (!at || !found) missing(locals);
  const { file, standing, told, dossiers, name } = found;
  const w = signalsWords[lang].ui;
  const said: Said = { locals, w, file };
  const { mark, run, series, verdict } = told;
  const number = (n: number): string => sayNumber(n, lang);
  const what = sayIndicator(at.indicator, said);
  const facts = { observed: told.now === null ? '' : number(told.now), what, where: sayArea(at.area, said), when: sayWhen(mark ?? at, said) };
  const shown = mark ?? (verdict && { ...verdict, areas: [verdict.area], level: 'medium' as const, fate: 'raised' as const, into: null });
  const odds = Number(url.searchParams.get('odds') ?? '');
  const would = series && told.count?.method === 'best' ? wouldHaveMarked(series, [...THRESHOLDS, ...(odds >= 1 && odds <= 1e9 ? [odds] : [])]) : null;
  const hour = (instant: string): string => sayInstant(instant, charter.seat, lang);
  return {
    w, ww: watchWords[lang].ui, once: newKey(), id: params.id, signal: params.signal, fileTitle: say(file.title, lang), example: standing?.example ?? run?.example ?? false,
    title: mark ? sayFinding(mark, said) : fill(told.now === null ? w.title_unknown! : w.title_plain!, facts), what, where: facts.where, when: facts.when, indicator: at.indicator, area: at.area, period: at.period,
    state: standing && { shape: STATE_SHAPES[standing.state], text: w[`s_${standing.state}`]!, open: standing.open, fresh: standing.state === 'new' || standing.state === 'overdue', level: fill(w.level!, { level: w[`l_${standing.level}`]! }), raised: fill(w.raisedBy!, { run: standing.run, when: hour(standing.raised_at) }), run: standing.run, warnings: standing.warnings },
    fate: fateOf(),
    facts: [...reasons(), ...deadlines()],
    chart: chartOf(),
    events: told.events.map((e) => eventLine(e, { locals, w: sourcesWords[lang].ui })), changed: told.changed.flatMap(({ before, after }) => (before ? [{ before: eventLine(before, { locals, w: sourcesWords[lang].ui }), after: after && eventLine(after, { locals, w: sourcesWords[lang].ui }) }] : [])),
    neighbours: told.neighbours.map((n) => ({ area: n.area, name: sayArea(n.area, said), value: n.value === null ? null : number(n.value), href: `/watch/${params.id}/signals/${at.indicator}.${n.area}.${at.period}` })).filter((n) => n.value !== null).slice(0, 12), grouped: (mark?.areas.length ?? 1) > 1,
    steps: (standing?.steps ?? []).map((step) => ({ text: stepText(step), words: 'words' in step ? inLang(step.words, lang) : null, by: fill(w.saidBy!, { who: name(step.by), when: hour(step.at) }), seq: step.seq })),
    mayHandle: mayHandle(actor), mayWarn: warns, makeWarning: mayIssueWarning(actor) ? w.makeWarning! : warningsWords[lang].ui.writeProposal!, dossiers: dossiers.map((d) => ({ id: d.id, title: say(d.title, lang) })), bodies: charter.bodies.map((b) => ({ id: b.id, name: say(b.name, lang) })), owner: file.alerts.escalateTo ?? file.owner,
    threshold: maySetThreshold(actor) && told.count?.method === 'best' ? {
      own: told.threshold === null, now: told.threshold, short: would === null, odds: odds >= 1 ? odds : null,
      would: (would ?? []).map(({ threshold, fired }) => ({ threshold, text: fill(w.thresholdOdds!, { n: number(threshold) }), fired: counted(w, 'wouldHave', fired, lang) })),
    } : null,
  };

  /** What became of it, in a sentence, for whoever asks why there was no signal. */
  function fateOf(): { text: string; href: string | null } | null {
    if (standing) return null;
    if (mark) return { text: fill(w[`fate_${mark.fate}`]!, { into: mark.into?.split('/')[1] ?? '' }), href: mark.into && `/watch/${mark.into.split('/')[0]}/signals/${mark.into.split('/')[1]}` };
    if (verdict && told.now !== null) return { text: fill(run ? w.fate_none! : w.fate_no_run!, { observed: number(told.now), upper: verdict.upper === null ? '?' : number(verdict.upper) }), href: null };
    return { text: w.fate_unjudged!, href: null };
  }

  function reasons(): [string, string][] {
    if (!shown) return [];
    const rule = fill(w[`method_${shown.method}`] ?? w.method_named!, { threshold: number(shown.threshold ?? 0), weeks: counted(w, 'weeks', shown.periods, lang), name: shown.method });
    const ago = told.changed.length > 0 ? fill(w.changedSome!, { n: told.changed.length }) : w.changedNone!;
    const recount = mark && told.now !== null && told.now !== mark.observed ? `; ${fill(w.changedCount!, { before: number(mark.observed), now: number(told.now) })}` : '';
    const again = mark && verdict && mark.areas.length === 1 && mark.direction === 'rise' && told.changed.length > 0 ? `; ${verdict.marked ? w.stillMarked : w.noLonger}` : '';
    return [
      [w.observedThen!, mark && run ? fill(w.observedText!, { n: number(mark.observed), run: run.id }) : fill(w.nowText!, { n: number(shown.observed) })],
      [w.colExpected!, fill(w.expectedText!, { n: sayExpected(shown.expected, lang), low: number(shown.low), high: number(shown.high) })],
      [w.rarity!, shown.chance === null ? w.noRarity! : fill(w.rarityText!, { rarity: sayRarity(shown, said) })],
      [w.rule!, `${rule}; ${fill(w.ruleVersion!, { version: run?.version ?? '1' })}`],
      ...(shown.upper === null ? [] : [[w.limit!, fill(w.limitText!, { n: number(shown.upper) })] as [string, string]]),
      ...(shown.fired !== null ? [[w.calibrated!, fill(w.calibratedText!, { n: shown.fired })] as [string, string]] : told.threshold !== null ? [[w.calibrated!, fill(w.setBy!, { threshold: number(told.threshold) })] as [string, string]] : []),
      ...(run ? [[w.discovery!, fill(w.discoveryText!, { percent: Math.round(run.false_discovery * 100), verdicts: number(run.verdicts), run: run.id })] as [string, string]] : []),
      ...(run?.vintages.filter((v) => v.indicator === at!.indicator).map((v): [string, string] => [w.vintage!, fill(w.vintageText!, { source: readerOf(v.source) ? say(readerOf(v.source)!.title, lang) : v.source, import: v.import, vintage: v.vintage === '' ? '' : ` (${v.vintage})`, to: v.to === null ? '?' : sayDay(v.to, lang) })]) ?? []),
      ...(run ? [[w.left!, fill(w.leftText!, { dates: number(run.left_out.dates), places: number(run.left_out.places) })] as [string, string]] : []),
      ...(mark && run ? [[w.changed!, `${ago}${recount}${again}`] as [string, string]] : []),
      ...(shown.upper === null ? [] : [[w.clears!, `${fill(w.clearsText!, { n: number(shown.upper) })}${standing?.cleared_by ? `; ${fill(w.clearedBy!, { run: standing.cleared_by })}` : ''}`] as [string, string]]),
      [w.youSee!, fill(w.youSeeText!, { what })],
    ];
  }

  function deadlines(): [string, string][] {
    if (!standing || !standing.open) return [];
    const by: [string, string][] = standing.by === null || standing.state === 'acknowledged' ? [] : [[standing.state === 'escalated' ? w.answerBy! : w.acknowledgeBy!, hour(standing.by)]];
    const up: [string, string][] = standing.state === 'overdue' ? [[w.colState!, fill(w.st_overdue!, { hour: hour(standing.by!), to: bodyName(locals, file.alerts.escalateTo ?? file.owner) })]] : [];
    return [...by, ...up, [w.expires!, hour(addHours(standing.raised_at, file.alerts.expiresDays * 24))]];
  }

  function stepText(step: Step): string {
    if (step.kind === 'assessed') return fill(w.st_assessed!, { verdict: w[`v_${step.verdict}`]! });
    if (step.kind === 'escalated') return fill(w.st_escalated!, { to: bodyName(locals, step.to), hour: hour(step.answerBy) });
    return w[`st_${step.kind}`]!;
  }

  function chartOf() {
    if (!series || cadenceOf(at!.period) !== 'week') return null;
    return {
      points: weeksAround(series, at!.period), marked: at!.period, begin: shown ? beginOf(shown) : at!.period,
      expected: shown && shown.periods === 1 ? Math.round(shown.expected * 10) / 10 : undefined, upper: shown?.upper ?? undefined,
    };
  }
};

const back = (event: { params: { id: string; signal: string } }): string => `/watch/${event.params.id}/signals/${event.params.signal}`;
const key = (event: { params: { id: string; signal: string } }): string => `${event.params.id}/${event.params.signal}`;

export const actions: Actions = {
  acknowledge: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    return carryOut(event, form, acknowledgeSignal({ key: key(event) }, keyOf(form)), back(event), 'acknowledge');
  },
  assess: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    return carryOut(event, form, assessSignal({ key: key(event), verdict: textOf(form, 'verdict'), words: readWords(form, 'assessWords') }, keyOf(form)), back(event), 'assess');
  },
  escalate: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    const answerBy = readWhen(form, 'answerBy', event.locals.charter.seat.zone);
    return carryOut(event, form, escalateSignal({ key: key(event), to: textOf(form, 'to'), answerBy: typeof answerBy === 'string' ? answerBy : null, words: readWords(form, 'escalateWords') }, keyOf(form)), back(event), 'escalate');
  },
  close: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    return carryOut(event, form, closeSignal({ key: key(event), words: readWords(form, 'closeWords') }, keyOf(form)), back(event), 'close');
  },
  threshold: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    const at = partsOf(event.params.signal);
    if (!at) missing(event.locals);
    const odds = readThreshold(textOf(form, 'threshold'));
    if (isRefusal(odds)) return refuseForm(event.locals, odds, form, 'threshold');
    return carryOut(event, form, setThreshold({ file: event.params.id, indicator: at.indicator, area: at.area, threshold: odds.threshold, words: readWords(form, 'thresholdWords') }, keyOf(form)), `${back(event)}#threshold`, 'threshold');
  },
};
