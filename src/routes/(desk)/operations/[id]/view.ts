import { inLang, fill, say, sayNumber } from '#core/words.ts';
import { dayOf, daysBetween, sayInstant, sayDayShort, type Day } from '#core/time.ts';
import { allOf, type Operation } from '#core/operation/fold.ts';
import { equipmentOf, isUndated, noticesOf, owedOf, reportsOf, type Owed } from '#core/operation/owed.ts';
import type { OperationAct } from '#core/operation/schema.ts';
import { excessesOf, figuresOf, gapsOn, strengthsOn, unitsOn, type Unit } from '#core/operation/strength.ts';
import { notificationRules, readinessOrder } from '#features/operations/index.ts';
import { upperFirst } from '#web/say.ts';
import { areaName, bodyName, partyName } from '../../../edge.ts';
import { addressee, sayClaim, sayDays, sayScope, saySource, sayWhen, wordsOf } from '../said.ts';

/** The file of an operation in the reader's words, as of a day. */
export const readinessName = (id: string | null, locals: App.Locals): string => (id === null ? '' : say(locals.charter.readiness?.find((one) => one.id === id)?.name ?? { [locals.lang]: wordsOf(locals)[id] ?? id }, locals.lang));
export const contingentName = (id: string | null, locals: App.Locals): string => (id === null ? '' : say(locals.charter.contingents?.find((one) => one.id === id)?.name ?? { [locals.lang]: id }, locals.lang));

export function headOf(operation: Operation, locals: App.Locals) {
  const w = wordsOf(locals);
  const decision = operation.mandate?.decided.decision;
  return {
    stage: w[`stage_${operation.stage}`]!, undated: isUndated(operation), host: fill(w.host!, { host: areaName(locals, operation.request.host) }),
    decided: !decision ? fill(w.requestWhen!, { day: sayWhen(operation.request.on, locals) }) : decision.kind === 'past' ? fill(w.decidedOn!, { day: sayWhen(decision.on, locals), body: bodyName(locals, decision.body) }) : fill(w.decidedDesk!, { day: sayWhen(decision.on, locals), text: decision.text }),
  };
}

/** The four facts at the top: end, review, who is present, and how far the parties' numbers add up. */
export function heroOf(operation: Operation, today: Day, locals: App.Locals): { title: string; note: string; hot: boolean }[] {
  const w = wordsOf(locals);
  const { mandate } = operation;
  const day = (one: Day): string => sayWhen(one, locals);
  if (!mandate) return [{ title: w.noMandate!, note: fill(w.noMandateNote!, { day: day(operation.request.on) }), hot: true }];
  const said = mandate.decided.term.said;
  const lapse = mandate.lapses.map((one) => fill(w.lapsed!, { from: day(one.from), to: day(one.to) }));
  const present = figuresOf(operation).findLast((one) => one.measure === 'present' && one.scope === 'all' && one.on <= today);
  const now = strengthsOn(operation, 'all', today);
  const gone = operation.stages.findLast((one) => one.stage === 'withdrawn')?.on;
  const units = unitsOn(operation, today);
  const known = units.flatMap((one) => one.strength.value ?? []).reduce((all, one) => all + one, 0);
  const whole = figuresOf(operation).findLast((one) => one.measure === 'offered' && one.scope === 'all' && one.on <= today);
  return [
    mandate.to === null ? { title: w.noEnd!, note: said ? fill(w.noEndSaid!, { said: say(said, locals.lang) }) : w.noEndNote!, hot: true } : { title: fill(mandate.to < today ? w.endedOn! : w.endsOn!, { day: day(mandate.to) }), note: lapse.length > 0 ? lapse.join('; ') : w.noEndNote!, hot: mandate.to < today && operation.stage !== 'closed' },
    mandate.review === null ? { title: w.noReview!, note: mandate.to === null ? w.reviewDemanded! : w.reviewNotDemanded!, hot: mandate.to === null } : { title: fill(w.reviewOn!, { day: day(mandate.review) }), note: mandate.to === null ? w.reviewDemanded! : '', hot: mandate.review < today },
    gone && gone <= today ? { title: fill(w.presentFig!, { value: '0' }), note: `${w.stage_withdrawn} ${day(gone)}${present ? `; ${sayClaim(present.claim, locals)}, ${day(present.on)}` : ''}`, hot: false } : present || now.present !== null ? {
      title: fill(w.presentFig!, { value: present && present.claim.value === now.present ? sayClaim(present.claim, locals) : sayNumber(now.present ?? 0, locals.lang) }),
      note: present ? `${fill(w.presentBy!, { who: present.claim.by ? say(present.claim.by, locals.lang) : w[`stage_${operation.stage}`]!, day: day(present.on) })}${present.claim.value === now.present ? '' : `, ${w.sinceMoved}`}` : '', hot: false,
    } : { title: w.presentNone!, note: '', hot: false },
    known === 0 ? { title: w.attributedNone!, note: '', hot: false } : whole ? { title: fill(w.attributed!, { n: sayNumber(known, locals.lang), all: sayClaim(whole.claim, locals) }), note: w.attributedNote!, hot: false } : { title: sayNumber(known, locals.lang), note: w.attributedAll!, hot: false },
  ];
}

export function sayOwed(one: Owed, operation: Operation, locals: App.Locals): { key: string; what: string; when: string | null; clock: string; late: boolean } {
  const w = wordsOf(locals);
  const name = one.kind === 'notify' ? addressee(locals, one.key) : one.kind === 'report' ? say(operation.mandate!.decided.reports.find((it) => it.id === one.key[0])!.name, locals.lang) : '';
  const late = one.state === 'late';
  const clock = one.kind === 'requirements' ? '' : one.kind === 'review' ? fill(w.sinceDecision!, { n: sayDays(one.days, locals) }) : one.days === 0 ? w.today! : fill(late ? w.late! : w.left!, { n: sayDays(one.days, locals) });
  return { key: `${one.kind} ${one.key}`, what: fill(w[`owed_${one.kind}`]!, { to: name, name }), when: one.by === null || one.kind === 'review' ? null : sayWhen(one.by, locals), clock, late };
}

export function partsOf(operation: Operation, recorded: readonly OperationAct[], today: Day, locals: App.Locals, person: (id: string) => string) {
  const { lang, charter } = locals;
  const w = wordsOf(locals);
  const rules = notificationRules(charter);
  const units = unitsOn(operation, today);
  const when = (day: Day): string => sayWhen(day, locals);
  const source = (one: { source: Parameters<typeof saySource>[0] }): string | null => saySource(one.source, lang);
  const state = { met: 'agree', met_late: 'reserve', late: 'due', waiting: 'silent' } as const;
  const { mandate } = operation;
  const excess = excessesOf(operation).filter((one) => one.day <= today);
  const stands = (scope: string, pair: string): boolean => { const at = excess.filter((one) => one.scope === scope && one.pair === pair).at(-1); const s = at && strengthsOn(operation, scope, today); return !!s && !!at && (pair === 'present_deployed' ? (s.present ?? 0) > (s.deployed ?? Infinity) : (s.deployed ?? 0) > ((pair === 'deployed_offered' ? s.offered : s.authorised) ?? Infinity)); };
  const claims = allOf(operation.acts, 'claimed');
  const number = (n: number | null): string => (n === null ? '–' : sayNumber(n, lang));
  const totals = strengthsOn(operation, 'all', today);
  const gone = operation.stages.findLast((one) => one.stage === 'withdrawn')?.on;
  return {
    owed: owedOf(operation, rules, today).map((one) => sayOwed(one, operation, locals)),
    notices: noticesOf(operation, rules, today).map((one) => {
      const rule = charter.notifications?.find((it) => it.to === one.to);
      return {
        to: addressee(locals, one.to), shape: state[one.state], due: one.due === null ? w.practice! : rule?.within === 'at_once' ? w.atOnce! : fill(w.within!, { n: sayDays(daysBetween(mandate!.decided.decision.on, one.due), locals) }), article: rule?.article ? inLang(rule.article, lang) : null, unverified: rule?.verified === false,
        done: one.done ? when(one.done.on) : null, how: one.done?.how ? inLang(one.done.how, lang) : null, source: one.done ? source(one.done) : null, took: one.took === null ? null : sayDays(one.took, locals), late: one.state === 'late' || one.state === 'met_late', clock: one.due === null || one.done ? '' : fill(w.late!, { n: sayDays(daysBetween(one.due, today), locals) }),
      };
    }),
    noticesFrom: mandate ? when(mandate.decided.decision.on) : '',
    reports: reportsOf(operation, today).map((one) => {
      const duty = mandate!.decided.reports.find((it) => it.id === one.duty)!;
      return { key: `${one.duty} ${one.due}`, name: inLang(duty.name, lang), to: inLang(duty.to, lang), due: when(one.due), every: duty.every === null ? w.onceOnly! : fill(w.everyDays!, { n: sayDays(duty.every, locals) }), shape: state[one.state], done: one.done ? when(one.done.on) : null, late: one.state.endsWith('late') ? fill(w.lateBy!, { n: sayDays(one.days, locals) }) : '' };
    }),
    units: units.map((one) => unitLine(one, operation, today, locals)),
    totals: { offered: number(totals.offered), deployed: number(totals.deployed), present: number(totals.present) },
    sum: { offered: number(units.reduce<number | null>((all, one) => (one.strength.value === null ? all : (all ?? 0) + one.strength.value), null)) },
    unattributed: Math.max(0, (totals.offered ?? 0) - units.reduce((all, one) => all + (one.strength.value ?? 0), 0)),
    contingents: [...Map.groupBy(units, (one) => one.contingent ?? '')].map(([id, all]) => ({ name: contingentName(id || null, locals) || '–', offered: number(all.reduce<number | null>((sum, one) => (one.strength.value === null ? sum : (sum ?? 0) + one.strength.value), null)), units: all.length })),
    gaps: gapsOn(operation, today, readinessOrder).map((one) => ({ id: one.requirement.requirement, name: inLang(one.requirement.name, lang), contingent: contingentName(one.requirement.contingent, locals), required: sayNumber(one.requirement.strength, lang), offered: number(one.offered), gap: one.gap, gapSaid: one.gap === 0 ? w.noGap! : sayNumber(one.gap, lang), ready: one.ready ? null : fill(w.notReady!, { readiness: readinessName(one.requirement.readiness, locals) }), units: one.units.map((unit) => unit.unit).join(', ') })),
    discrepancies: allOf(operation.acts, 'discrepancy_recorded').map((one) => ({ seq: one.seq, line: fill(w.discrepancyLine!, { scope: sayScope(one.scope, units, locals), day: when(one.on), pair: w[`pair_${one.pair}`]!, n: sayNumber(one.by, lang) }), words: inLang(one.words, lang), stands: stands(one.scope, one.pair) })),
    bases: claims.filter((one) => one.about === 'legal_basis').map((one) => ({ seq: one.seq, when: when(one.on), what: inLang(one.what, lang), by: one.by && inLang(one.by, lang), source: source(one), grade: one.grade })),
    claims: claims.filter((one) => !['legal_basis', 'event'].includes(one.about)).map((one) => ({ seq: one.seq, about: w[`about_${one.about}`]!, when: when(one.on), what: inLang(one.what, lang), by: one.by && inLang(one.by, lang), source: source(one), grade: one.grade })),
    movements: allOf(operation.acts, 'moved').map((one) => ({ seq: one.seq, when: when(one.on), direction: w[`moved_${one.direction}`]!, scope: sayScope(one.scope, units, locals), strength: one.strength ? sayClaim(one.strength, locals) : '–', how: one.how && inLang(one.how, lang), way: [one.from, one.to].flatMap((it) => (it ? [say(it, lang)] : [])).join(' → '), source: source(one), example: one.example && one.source === null })),
    sitreps: allOf(operation.acts, 'sitrep_entered').toReversed().map((one) => ({ seq: one.seq, when: fill(w.observed!, { day: when(one.on) }), entered: fill(w.entered!, { when: sayInstant(one.recordedAt, charter.seat, lang) }), kind: w[`sitrep_${one.kind}`]!, scope: sayScope(one.scope, units, locals), present: sayNumber(one.present, lang), leave: sayNumber(one.leave, lang), sick: sayNumber(one.sick, lang), vehicles: fill(w.serviceableOf!, { n: one.vehicles.serviceable, all: one.vehicles.held }), radios: fill(w.serviceableOf!, { n: one.radios.serviceable, all: one.radios.held }), places: one.places && inLang(one.places, lang), incidents: one.incidents && inLang(one.incidents, lang), needs: one.needs && inLang(one.needs, lang), assessment: inLang(one.assessment, lang), prepared: one.prepared, by: person(one.person), example: one.example })),
    equipment: equipmentOf(operation).map((one) => ({ id: one.item.item, seq: one.item.seq, name: inLang(one.item.name, lang), scope: sayScope(one.item.scope, units, locals), required: one.item.required, held: one.item.held, shortfall: one.shortfall, outstanding: one.outstanding, delivered: one.item.delivered, share: one.serviceable, reimbursable: one.reimbursable, visit: one.visit && { when: when(one.visit.on), inspector: one.visit.inspector, finding: inLang(one.visit.finding, lang) }, example: one.item.example })),
    mandate: mandate && { purpose: inLang(mandate.purpose, lang), tasks: { lang: inLang(mandate.tasks, lang).lang, lines: say(mandate.tasks, lang).split('\n').filter((line) => line.trim() !== '') }, area: mandate.decided.area && inLang(mandate.decided.area, lang), command: mandate.decided.command && inLang(mandate.decided.command, lang), decision: mandate.decided.decision.kind === 'past' ? { words: inLang(mandate.decided.decision.words, lang), source: saySource(mandate.decided.decision.source, lang), href: null } : { words: { text: mandate.decided.decision.text, lang }, source: null, href: `/texts/${mandate.decided.decision.text}` }, changes: mandate.changes.map((one) => ({ seq: one.seq, when: when(one.decision.on), words: inLang(one.words, lang) })) },
    closeOut: { duration: mandate && gone ? fill(w.duration!, { n: sayDays(daysBetween(mandate.decided.decision.on, gone), locals), from: when(mandate.decided.decision.on), to: when(gone) }) : null, request: mandate ? fill(w.durationRequest!, { n: sayDays(daysBetween(operation.request.on, mandate.decided.decision.on), locals) }) : null, closed: operation.closed && { when: fill(w.closedOn!, { day: when(operation.closed.on) }), seq: operation.closed.seq, outcome: inLang(operation.closed.outcome, lang), lessons: inLang(operation.closed.lessons, lang) } },
    log: recorded.filter((one) => one.payload.on <= today).toSorted((a, b) => (a.payload.on < b.payload.on ? -1 : a.payload.on > b.payload.on ? 1 : a.seq - b.seq)).map((one) => logLine(one, operation, units, locals, daysBetween(one.payload.on, dayOf(one.recordedAt, charter.seat.zone)))),
  };
}

function unitLine(unit: Unit, operation: Operation, today: Day, locals: App.Locals) {
  const { lang } = locals;
  const s = strengthsOn(operation, `unit:${unit.unit}`, today);
  const own = strengthsOn(operation, `party:${unit.party}`, today);
  const n = (value: number | null): string => (value === null ? '–' : sayNumber(value, lang));
  return { id: unit.unit, seq: unit.seq, party: partyName(locals, unit.party), name: inLang(unit.name, lang), contingent: contingentName(unit.contingent, locals), stated: sayClaim(unit.strength, locals), offered: n(s.offered), deployed: n(s.deployed ?? own.deployed), present: n(s.present ?? own.present), readiness: readinessName(unit.readiness, locals), source: saySource(unit.strength.source, lang), example: unit.example && unit.strength.source === null };
}

/** One line of the log: what an entry says in a sentence. */
function logLine(act: OperationAct, operation: Operation, units: readonly Unit[], locals: App.Locals, lateDays: number) {
  const w = wordsOf(locals);
  const { lang } = locals;
  const t = (words: Readonly<Record<string, string>> | null): string => (words ? say(words, lang) : '');
  const facts = ((): Record<string, string> => {
    const p = act.payload;
    switch (act.kind) {
      case 'requested': return { words: t(act.payload.asks) };
      case 'decided': return { words: act.payload.decision.kind === 'past' ? t(act.payload.decision.words) : act.payload.decision.text };
      case 'review_set': return { day: sayDayShort(act.payload.review, lang) };
      case 'mandate_changed': return { words: t(act.payload.words) };
      case 'claimed': return { words: t(act.payload.what) };
      case 'notified': return { to: addressee(locals, act.payload.to) };
      case 'report_made': { const { duty } = act.payload; return { name: t(operation.mandate?.decided.reports.find((one) => one.id === duty)?.name ?? null) }; }
      case 'unit_required': return { name: t(act.payload.name), n: sayNumber(act.payload.strength, lang) };
      case 'unit_offered': return { party: partyName(locals, act.payload.party), name: t(act.payload.name), n: sayClaim(act.payload.strength, locals) };
      case 'moved': return { direction: w[`moved_${act.payload.direction}`]!, scope: sayScope(act.payload.scope, units, locals), n: act.payload.strength ? `, ${sayClaim(act.payload.strength, locals)}` : '' };
      case 'strength_reported': return { measure: w[act.payload.measure]!, scope: sayScope(act.payload.scope, units, locals), n: sayClaim(act.payload.claim, locals) };
      case 'sitrep_entered': return { scope: sayScope(act.payload.scope, units, locals) };
      case 'equipment_set': return { name: t(act.payload.name) };
      case 'visit_recorded': { const { item } = act.payload; return { name: t(allOf(operation.acts, 'equipment_set').find((one) => one.item === item)?.name ?? null) || item }; }
      case 'stage_entered': return { stage: w[`stage_${act.payload.stage}`]! };
      default: return 'words' in p ? { words: t(p.words as Readonly<Record<string, string>>) } : {};
    }
  })();
  const correction = operation.corrections.find((one) => one.act === act.seq);
  const said = 'source' in act.payload ? act.payload.source : act.kind === 'strength_reported' ? act.payload.claim.source : act.kind === 'decided' && act.payload.decision.kind === 'past' ? act.payload.decision.source : null;
  return {
    seq: act.seq, when: sayWhen(act.payload.on, locals), text: upperFirst(fill(w[`log_${act.kind}`]!, facts)), source: saySource(said, lang), taken: correction ? fill(w.correctedNote!, { why: t(correction.words) }) : null, example: act.example && said === null && !['unit_offered', 'moved', 'notified', 'stage_entered'].includes(act.kind),
    late: lateDays > 1 ? fill(w.recordedLate!, { n: sayDays(lateDays, locals) }) : null, mayTake: !correction && !['requested', 'decided', 'mandate_changed', 'corrected', 'closed'].includes(act.kind),
  };
}
