import type { Audience, Context, Decision } from '../../core/act.ts';
import { audienceOf } from '../../core/audience.ts';
import { firstDay, lastDay } from '../../core/charter/dates.ts';
import { markingOf } from '../../core/charter/members.ts';
import { isMember } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse } from '../../core/refusal.ts';
import { LANES, type Carried, type Lane, type Step } from '../../core/step.ts';
import { dayOf, daysBetween, instantAt, type Day } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayOpenDossier, mayRecordFact } from './rights.ts';

export type OpenDossier = { title: Words; marking: string; named: readonly string[] };

/** Opens a dossier. `next` is the next number of the series D. */
export function openDossier(state: { next: number }, command: OpenDossier, { actor, charter, now }: Context<Charter>): Decision {
  if (!mayOpenDossier(actor)) return refuse('dossiers.not_allowed');
  if (Object.keys(command.title).length === 0) return refuse('dossiers.no_title', {}, 'title');
  const marking = markingOf(charter, command.marking);
  if (!marking || marking.audience === 'public') {
    return refuse('dossiers.unknown_marking', { marking: command.marking, known: charter.markings.filter((m) => m.audience !== 'public').map((m) => m.id) }, 'marking');
  }
  const day = dayOf(now, charter.seat.zone);
  const stranger = command.named.find((party) => !isMember(charter, party, day));
  if (stranger !== undefined) return refuse('dossiers.not_a_member', { party: stranger }, 'named');
  if (marking.audience === 'named' && command.named.length === 0) return refuse('dossiers.nobody_named', {}, 'named');
  const named = marking.audience === 'named' ? [...command.named] : [];
  const id = `D-${state.next}`;
  return {
    acts: [{ kind: 'dossiers.opened', dossier: id, payload: { id, title: command.title, marking: marking.id, named }, audience: audienceOf(marking.audience, named) }],
  };
}

/** What somebody records of the past. Null and no words are what was left empty. */
export type RecordFact = {
  dossier: string;
  lane: string;
  /** As precise as the source: "2013-09-23", "2021-08", "2024". */
  from: string | null;
  to: string | null;
  /** Known from one report only, or not seen here. */
  report: boolean;
  what: Words;
  who: Words;
  source: { title: string; published: string | null; url: string | null };
  rivals: Words;
  carried: readonly Carried[];
};

export type FactState = { dossier: { id: string; audience: Audience } | null };

/**
 * Records a fact of the past. The desk's clock has no say in it: the example stands in May 2022, and the world went on.
 * What has not happened by the machine's clock is no fact.
 */
export function recordFact(state: FactState, command: RecordFact, { actor, charter, recordedAt }: Context<Charter>): Decision {
  if (!mayRecordFact(actor)) return refuse('dossiers.fact_not_allowed');
  if (!state.dossier) return refuse('dossier.not_found', { dossier: command.dossier });
  const { from, to, source } = command;
  const lane = LANES.find((one): one is Lane => one === command.lane);
  if (lane === undefined) return refuse('dossiers.fact_no_lane', { known: [...LANES] }, 'lane');
  if (from === null) return refuse('dossiers.fact_no_date', {}, 'from');
  if (to !== null && lastDay(to) < firstDay(from)) return refuse('dossiers.fact_backwards', { from, to }, 'to');
  const zone = charter.seat.zone;
  const today = dayOf(recordedAt, zone);
  const late = [from, to].find((date) => date !== null && firstDay(date) > today);
  if (late) return refuse('dossiers.fact_ahead', { date: late, today }, late === from ? 'from' : 'to');
  if (!said(command.what)) return refuse('dossiers.fact_not_said', {}, 'what');
  if (source.title === '') return refuse('dossiers.fact_no_source', {}, 'source');
  if (source.url !== null && !/^https?:\/\/[^\s]+$/.test(source.url)) return refuse('dossiers.fact_bad_address', { address: source.url.slice(0, 80) }, 'url');
  return {
    acts: [{
      kind: 'dossiers.fact_recorded',
      dossier: state.dossier.id,
      payload: {
        dossier: state.dossier.id, lane, from, to, precision: command.report ? 'report' : precisionOf(from, to), what: command.what, who: said(command.who) ? command.who : null,
        source: { title: source.title, published: source.published, url: source.url }, rivals: said(command.rivals) ? command.rivals : null,
        carried: lane === 'warning' ? command.carried.map((one) => ({ ...one })) : [],
      },
      audience: state.dossier.audience,
      effectiveAt: instantAt(firstDay(from), '00:00', zone),
    }],
  };
}

export type WithdrawFact = { dossier: string; fact: number; why: Words };
/** `fact` is null where the dossier has no such fact that still counts. */
export type WithdrawState = FactState & { fact: { seq: number } | null };

export function withdrawFact(state: WithdrawState, command: WithdrawFact, { actor }: Context<Charter>): Decision {
  if (!mayRecordFact(actor)) return refuse('dossiers.fact_not_allowed');
  if (!state.dossier) return refuse('dossier.not_found', { dossier: command.dossier });
  if (!state.fact) return refuse('dossiers.fact_unknown', { fact: command.fact });
  if (!said(command.why)) return refuse('dossiers.fact_no_why', { fact: command.fact }, 'why');
  return { acts: [{ kind: 'dossiers.fact_withdrawn', dossier: state.dossier.id, payload: { dossier: state.dossier.id, fact: state.fact.seq, why: command.why }, audience: state.dossier.audience }] };
}

const said = (words: Words): boolean => Object.keys(words).length > 0;

/** How well the time is known, from how it was written. */
function precisionOf(from: string, to: string | null): Step['precision'] {
  if (from.length === 4 && (to === null || to.length === 4)) return 'year';
  return from.length === 10 && to === null ? 'day' : 'span';
}

/** The warning-response gap: whole days from the first warning to the decision, at the organisation's seat. */
export type Gap =
  | { state: 'no_warning' }
  | { state: 'running'; from: Day; days: number }
  | { state: 'closed'; from: Day; to: Day; days: number };

/**
 * @param warnings days of the warnings of the dossier; of one known less exactly than to the day, its first day.
 * @param decisions days of its decisions; the first that does not precede the first warning closes the gap.
 */
export function gapOf(warnings: readonly Day[], decisions: readonly Day[], today: Day): Gap {
  const from = warnings.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
  if (from === null) return { state: 'no_warning' };
  const to = decisions.filter((day) => day >= from).reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
  if (to === null) return { state: 'running', from, days: Math.max(0, daysBetween(from, today)) };
  return { state: 'closed', from, to, days: daysBetween(from, to) };
}
