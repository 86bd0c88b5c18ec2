import { allOf } from '#core/operation/fold.ts';
import { equipmentOf, noticesOf, reportsOf } from '#core/operation/owed.ts';
import { ABOUT, MEASURES, PRECISIONS, READINESS, STAGES } from '#core/operation/schema.ts';
import { unitsOn } from '#core/operation/strength.ts';
import type { Actor } from '#core/act.ts';
import { membersOn } from '#core/charter/members.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { say } from '#core/words.ts';
import { mayKeepOperation, notificationRules, REPORT_ROWS, type OperationFile, type What } from '#features/operations/index.ts';
import { bodyName, partyName } from '../../../../edge.ts';
import { addressee, scopeOptions, wordsOf } from '../../said.ts';
import { contingentName, readinessName } from '../view.ts';

/** The fields of each form of an operation, with what can be chosen. `words` has one input a language, `area` several lines of them. */
export type FormField = { as: 'words' | 'area' | 'field'; name: string; label: string; hint?: string | undefined; kind?: 'text' | 'select' | 'day' | 'number'; options?: { value: string; label: string }[]; required?: boolean; value?: string; group?: string };
export type Adoptions = readonly { readonly procedure: string; readonly title: string }[];

export function fieldsOf(what: What, file: OperationFile, actor: Actor, adoptions: Adoptions, locals: App.Locals): FormField[] {
  const w = wordsOf(locals);
  const { charter, lang, now } = locals;
  const { operation } = file;
  const day = dayOf(now, charter.seat.zone);
  const keeps = mayKeepOperation(actor);
  const parties = keeps ? membersOn(charter, day) : actor.party === null ? [] : [actor.party];
  const units = unitsOn(operation, day).filter((one) => parties.includes(one.party));
  const none = { value: '', label: w.noneChosen! };
  const blank = { value: '', label: '–' };

  const words = (name: string, label: string, hint?: string, required = false): FormField => ({ as: 'words', name, label, hint, required });
  const area = (name: string, label: string, hint?: string, required = false): FormField => ({ ...words(name, label, hint, required), as: 'area' });
  const field = (name: string, label: string, kind: FormField['kind'] = 'text', hint?: string): FormField => ({ as: 'field', name, label, kind, hint });
  const pick = (name: string, label: string, options: { value: string; label: string }[], hint?: string): FormField => ({ as: 'field', name, label, kind: 'select', options, hint });
  const list = (ids: readonly string[], name: (id: string) => string): { value: string; label: string }[] => ids.map((value) => ({ value, label: name(value) }));

  const on = field('on', w.l_on!, 'day', w.h_on);
  const source = [field('source', w.l_source!, 'text', w.h_source), field('published', w.l_published!, 'text', w.h_published), field('url', w.l_url!)];
  const grade = field('grade', w.l_grade!, 'text', w.h_grade);
  const claim = (name: string, label: string): FormField[] => [field(name, label, 'number'), pick(`${name}Precision`, w.l_precision!, list(PRECISIONS.filter((one) => one !== 'in_words'), (id) => w[id]!)), words(`${name}Words`, w.l_strengthWords!, w.h_strengthWords)];
  const by = words('by', w.l_by!, w.h_by);
  const scope = pick('scope', w.l_scope!, scopeOptions(operation, day, parties, keeps, locals));
  const discrepancy = area('discrepancy', w.l_discrepancy!, w.h_discrepancy);
  const decision = [
    pick('procedure', w.l_procedure!, [none, ...adoptions.map((one) => ({ value: one.procedure, label: `${one.procedure} ${one.title}` }))], w.h_procedure), pick('body', w.l_body!, [blank, ...list(charter.bodies.map((one) => one.id), (id) => bodyName(locals, id))]),
    field('decided', w.l_decided!, 'day'), words('decision', w.l_decision!, w.h_decision), ...source,
  ];
  const contingent = pick('contingent', w.l_contingent!, [blank, ...list(charter.contingents?.map((one) => one.id) ?? ['military', 'police', 'special_service'], (id) => contingentName(id, locals))]);
  const readiness = pick('readiness', w.l_readiness!, [blank, ...list(READINESS, (id) => readinessName(id, locals))]);
  const counts = [field('held', w.l_held!, 'number'), field('serviceable', w.l_serviceable!, 'number')];
  const items = equipmentOf(operation).map((one) => ({ value: one.item.item, label: `${one.item.item} ${say(one.item.name, lang)}` }));

  switch (what) {
    case 'decide': return [
      ...decision, area('purpose', w.l_purpose!, undefined, true), area('tasks', w.l_tasks!, w.h_tasks, true), words('area', w.l_area!), words('command', w.l_command!), ...claim('ceiling', w.l_ceiling!), field('from', w.l_from!, 'day', w.h_from), field('to', w.l_to!, 'day', w.h_to), field('review', w.l_review!, 'day', w.h_review), words('said', w.l_said!),
      words('basis', w.l_basis!, w.h_basis, true), words('basisBy', w.l_basisBy!, w.h_by), ...Array.from({ length: REPORT_ROWS }, (_, i): FormField[] => [{ ...words(`report${i + 1}`, `${w.l_report} ${i + 1}`), ...(i === 0 ? { hint: w.h_reports } : {}) }, words(`report${i + 1}to`, w.l_reportTo!), field(`report${i + 1}first`, w.l_reportFirst!, 'day'), field(`report${i + 1}every`, w.l_reportEvery!, 'number')]).flat(),
    ];
    case 'review': return [field('review', w.l_review!, 'day', w.h_review), area('words', w.l_why!, undefined, true), on];
    case 'change': return [...decision, field('to', w.l_to!, 'day'), field('review', w.l_review!, 'day', w.h_review), ...claim('ceiling', w.l_ceiling!), area('purpose', w.l_purpose!), area('tasks', w.l_tasks!, w.h_tasks), area('words', w.l_words!, undefined, true)];
    case 'claim': return [pick('about', w.l_about!, list(ABOUT, (id) => w[`about_${id}`]!)), area('statement', w.l_what!, undefined, true), by, on, ...source, grade];
    case 'notify': {
      const owed = noticesOf(operation, notificationRules(charter), day).filter((one) => one.done === null).map((one) => one.to);
      return [pick('to', w.l_notifyTo!, list([...new Set([...owed, ...charter.partners.map((one) => one.id), ...charter.bodies.map((one) => one.id)])], (id) => addressee(locals, id))), on, words('how', w.l_how!, w.h_how), ...source];
    }
    case 'report': return [pick('duty', w.l_duty!, reportsOf(operation, day).filter((one) => one.done === null).map((one) => ({ value: `${one.duty} ${one.due}`, label: `${say(operation.mandate!.decided.reports.find((it) => it.id === one.duty)!.name, lang)}, ${sayDay(one.due, lang)}` }))), on, area('words', w.l_words!), ...source];
    case 'require': return [words('name', w.l_name!, undefined, true), contingent, field('strength', w.l_strength!, 'number'), readiness, area('words', w.l_words!), on];
    case 'offer': return [
      pick('unit', w.l_unit!, [{ value: '', label: w.newOne! }, ...units.map((one) => ({ value: one.unit, label: `${one.unit} ${say(one.name, lang)}` }))], w.h_unit), pick('party', w.l_party!, list(parties, (id) => partyName(locals, id))), words('name', w.l_name!, undefined, true), contingent, ...claim('strength', w.l_strength!), readiness,
      pick('requirement', w.l_requirement!, [none, ...allOf(operation.acts, 'unit_required').map((one) => ({ value: one.requirement, label: `${one.requirement} ${say(one.name, lang)}` }))]), by, on, ...source, grade, discrepancy,
    ];
    case 'move': return [scope, pick('direction', w.l_direction!, list(['in', 'out'], (id) => w[id]!)), ...claim('strength', w.l_strength!), words('how', w.l_how!, w.h_how), words('from', w.l_fromPlace!), words('to', w.l_toPlace!), on, ...source, grade, discrepancy];
    case 'strength': return [scope, pick('measure', w.l_measure!, list(MEASURES, (id) => w[id]!)), ...claim('strength', w.l_strength!), by, on, ...source, grade, discrepancy];
    case 'equipment': return [pick('item', w.l_item!, [{ value: '', label: w.newOne! }, ...items]), scope, words('name', w.l_name!, undefined, true), field('required', w.l_required!, 'number'), ...counts, field('ordered', w.l_ordered!, 'number'), field('delivered', w.l_delivered!, 'number'), on];
    case 'visit': return [pick('item', w.l_item!, items), field('inspector', w.l_inspector!), ...counts, area('finding', w.l_finding!, undefined, true), on];
    case 'stage': return [pick('stage', w.l_stage!, list(STAGES, (id) => w[`stage_${id}`]!)), on, area('words', w.l_words!), ...source];
    case 'close': return [area('outcome', w.l_outcome!, undefined, true), area('lessons', w.l_lessons!, w.h_lessons, true), on];
    case 'correct': return [field('act', w.l_act!, 'number'), area('words', w.l_why!, undefined, true), discrepancy];
    case 'sitrep': return [];
  }
}
