import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { addHours, type Instant } from '../time.ts';
import type { CaseAct } from './case.ts';
import { escalations, inSilence, meetingNow, outcomeOf, silenceNow, TABLE, tick, useless, type Asked, type Machine } from './machine.ts';
import type { Position } from './silence.ts';
import type { Seat } from './seats.ts';

/**
 * One act on the machine: the machine after it, or a refusal that changes nothing. First what the hour brought about,
 * then whether the state takes such an act, then what the act itself must satisfy.
 */
export function step(before: Machine, act: CaseAct, asked: Asked): Machine | Refusal {
  const m = tick(before, act.at);
  const fault = outOfTurn(m, act) ?? notEntitled(m, act);
  if (fault) return fault;
  const after = apply(m, act, asked);
  return isRefusal(after) ? after : tick(after, act.at);
}

function outOfTurn(m: Machine, act: CaseAct): Refusal | null {
  if (!TABLE[m.state].includes(act.kind)) {
    if (act.kind === 'extended' && m.deadline !== null && act.at >= m.deadline) return refuse('decide.extension_late', { deadline: m.deadline });
    if ((act.kind === 'position' || act.kind === 'objection_withdrawn') && m.deadline !== null && act.at >= m.deadline) return refuse('decide.after_hour', { deadline: m.deadline });
    return outcomeOf(m) === 'pending' ? refuse('decide.out_of_turn', { act: act.kind, state: m.state }) : refuse('decide.over', { act: act.kind, state: m.state });
  }
  switch (useless(m, act.kind)) {
    case null: return null;
    case 'decide.use_not_proposed': return refuse('decide.use_not_proposed', {});
    case 'decide.extension_forbidden': return refuse('decide.extension_forbidden', {});
    case 'decide.not_confirmed': return refuse('decide.not_confirmed', {});
    case 'decide.no_such_way': return refuse('decide.no_such_way', { act: act.kind });
    case 'decide.form_not_proposed': return refuse('decide.form_not_proposed', {});
    case 'decide.no_such_escalation': return refuse('decide.no_such_escalation', { to: act.kind === 'escalated' ? act.to : '', known: [] });
    case 'decide.over': return refuse('decide.over', { act: act.kind, state: m.state });
    default: return refuse('decide.out_of_turn', { act: act.kind, state: m.state });
  }
}

/** What only an entitled seat does, and only through itself or whoever holds its credentials. */
const OF_A_SEAT: readonly CaseAct['kind'][] = ['position', 'objection_withdrawn', 'use_objected', 'form_objected'];

function notEntitled(m: Machine, act: CaseAct): Refusal | null {
  if (!('party' in act)) return null;
  const seat = m.seats.find(({ party }) => party === act.party);
  if (!seat) return refuse('decide.not_entitled', { party: act.party });
  if (!OF_A_SEAT.includes(act.kind)) return null;
  if (seat.suspended) return refuse('decide.suspended', { party: act.party });
  if (seat.excluded) return refuse('decide.excluded', { party: act.party });
  if (act.by === undefined || act.by === act.party || m.holders.some(({ party, holder }) => party === act.party && holder === act.by)) return null;
  return refuse('decide.no_credentials', { party: act.party, by: act.by });
}

function apply(m: Machine, act: CaseAct, asked: Asked): Machine | Refusal {
  switch (act.kind) {
    case 'tabled': return { ...m, hash: act.hash ?? null, paragraphs: act.paragraphs ?? 1, openedAt: act.at, taken: [] };
    case 'proposed': return { ...m, state: 'proposed', deadline: act.deadline ?? null };
    case 'use_objected':
    case 'converted': return { ...m, state: 'meeting', openedAt: act.at, deadline: null, decidedAt: null, ended: null, taken: [] };
    case 'circulated': return circulate(m, act);
    case 'extended': return act.deadline > m.deadline! ? { ...m, deadline: act.deadline } : refuse('decide.extension_backward', { deadline: m.deadline, given: act.deadline });
    case 'position': return takePosition(m, act);
    case 'objection_withdrawn': return withdrawObjection(m, act);
    case 'revised': return revise(m, act);
    case 'escalated': return escalate(m, act, asked);
    case 'withdrawn': return { ...m, state: 'withdrawn', decidedAt: act.at };
    case 'form_proposed': return { ...m, way: m.decision.ways.findIndex(({ by }) => by === 'limited'), formObjected: [] };
    case 'form_objected': return { ...m, way: 0, formObjected: [...m.formObjected, act.party] };
    case 'vote_called': return { ...m, way: m.decision.ways.findIndex(({ by }) => by === 'vote'), taken: [] };
    case 'minus_invoked': {
      const way = m.decision.ways.findIndex(({ minus }) => minus !== undefined && minus >= act.parties.length);
      const stranger = act.parties.find((party) => !m.seats.some((seat) => seat.party === party));
      if (stranger !== undefined) return refuse('decide.not_entitled', { party: stranger });
      return way < 0 ? refuse('decide.no_such_way', { act: act.kind }) : { ...m, way, setAside: act.parties };
    }
    case 'absent': return withSeat(m, act.party, { absent: true });
    case 'present': return withSeat(m, act.party, { absent: false });
    case 'excluded': return withSeat(m, act.party, { excluded: true });
    case 'suspended': return withSeat(m, act.party, { suspended: true });
    case 'restored': return withSeat(m, act.party, { suspended: false });
    case 'credentials': return { ...m, holders: [...m.holders, { party: act.party, holder: act.holder }] };
    case 'credentials_ended': return { ...m, holders: m.holders.filter(({ party, holder }) => party !== act.party || holder !== act.holder) };
    case 'closed': return close(m, act.at, asked);
    case 'confirmed': return { ...m, state: 'adopted' };
    case 'announced': return wrongHash(m, act.hash) ?? { ...m, state: 'announced' };
  }
}

type Of<K extends CaseAct['kind']> = Extract<CaseAct, { kind: K }>;

const withSeat = (m: Machine, party: string, change: Partial<Seat>): Machine => ({ ...m, seats: m.seats.map((seat) => (seat.party === party ? { ...seat, ...change } : seat)) });
const wrongHash = (m: Machine, hash: string | undefined): Refusal | null => (hash === undefined || m.hash === null || hash === m.hash ? null : refuse('decide.wrong_hash', { yours: hash, current: m.hash }));

/** The least hours of a period: those of an urgent one where the rule knows such. */
function tooShort(m: Machine, at: Instant, deadline: Instant, urgent: boolean): Refusal | null {
  if (urgent && m.silence!.urgentHours === undefined) return refuse('decide.not_urgent', {});
  const hours = urgent ? m.silence!.urgentHours! : m.silence!.minHours;
  const earliest = addHours(at, hours);
  return deadline < earliest ? refuse('decide.period_short', { hours, earliest }) : null;
}

function circulate(m: Machine, act: Of<'circulated'>): Machine | Refusal {
  const short = tooShort(m, act.at, act.deadline, act.urgent === true);
  if (short) return short;
  return { ...m, state: 'under_silence', hash: act.hash ?? null, paragraphs: act.paragraphs ?? 1, open: null, openedAt: act.at, deadline: act.deadline, positions: [] };
}

function takePosition(m: Machine, act: Of<'position'>): Machine | Refusal {
  const paragraphs = act.paragraphs ?? [];
  const stale = wrongHash(m, act.hash);
  if (stale) return stale;
  if (!inSilence(m)) {
    if (paragraphs.length > 0) return refuse('decide.whole_only', {});
    return { ...m, taken: [...m.taken, { at: act.at, party: act.party, position: act.position, by: act.by ?? null, declared: act.declared === true }] };
  }
  const form = m.silence!.breakForm ?? 'any';
  if (act.position === 'objects' && form !== 'any' && act.form !== 'letter' && (form === 'letter' || act.form !== 'written')) return refuse('decide.form_missing', { form });
  const fault = paragraphFault(m, paragraphs);
  if (fault) return fault;
  const touched = m.open === null ? paragraphs : paragraphs.length === 0 ? m.open : paragraphs;
  return { ...m, positions: [...m.positions, { seq: 0, at: act.at, party: act.party, kind: act.position, paragraphs: touched, by: act.by ?? null }] };
}

function paragraphFault(m: Machine, paragraphs: readonly number[]): Refusal | null {
  if (paragraphs.length > 0 && m.silence!.scope === 'whole') return refuse('decide.whole_only', {});
  const unknown = paragraphs.find((no) => no > m.paragraphs);
  if (unknown !== undefined) return refuse('decide.unknown_paragraph', { paragraph: unknown, last: m.paragraphs });
  const shut = paragraphs.find((no) => m.open !== null && !m.open.includes(no));
  return shut === undefined ? null : refuse('decide.paragraph_shut', { paragraph: shut, open: m.open! });
}

function withdrawObjection(m: Machine, act: Of<'objection_withdrawn'>): Machine | Refusal {
  if (!inSilence(m)) {
    const standing = m.taken.findLast(({ party }) => party === act.party);
    if (standing?.position !== 'objects') return refuse('decide.no_objection', { party: act.party });
    return { ...m, taken: m.taken.filter(({ party }) => party !== act.party) };
  }
  const row = silenceNow(m, act.at).matrix[act.party]!;
  const wanted = row.flatMap((one, i) => (one === 'objects' && (!act.paragraphs?.length || act.paragraphs.includes(i + 1)) ? [i + 1] : []));
  if (wanted.length === 0) return refuse('decide.no_objection', { party: act.party });
  return { ...m, positions: [...m.positions, { seq: 0, at: act.at, party: act.party, kind: 'withdrawn', paragraphs: wanted, by: act.by ?? null }] };
}

/** A new text before the parties. In silence it reopens the changed paragraphs: positions on the others are carried over, those on the changed lapse. */
function revise(m: Machine, act: Of<'revised'>): Machine | Refusal {
  const paragraphs = act.paragraphs ?? m.paragraphs;
  if (m.state === 'meeting' || m.state === 'escalated') return { ...m, hash: act.hash, paragraphs, taken: [] };
  if (act.deadline === undefined) return refuse('decide.no_deadline', {});
  const short = tooShort(m, act.at, act.deadline, false);
  if (short) return short;
  const changed = act.changed ?? null;
  const unknown = changed?.find((no) => no > paragraphs);
  if (unknown !== undefined) return refuse('decide.unknown_paragraph', { paragraph: unknown, last: paragraphs });
  const { matrix } = silenceNow(m, act.at);
  const carried = changed === null ? [] : Object.entries(matrix).flatMap(([party, row]) => row.flatMap((standing, i): (Position & { by: null })[] => (standing === 'silent' || standing === 'not_entitled' || i + 1 > paragraphs || changed.includes(i + 1) ? [] : [{ seq: 0, at: act.at, party, kind: standing, paragraphs: [i + 1], by: null }])));
  return { ...m, state: 'under_silence', hash: act.hash, paragraphs, open: changed, openedAt: act.at, deadline: act.deadline, positions: carried, decidedAt: null, ended: null };
}

function escalate(m: Machine, act: Of<'escalated'>, asked: Asked): Machine | Refusal {
  const known = escalations(m);
  const way = known.find(({ body }) => body === act.to);
  if (!way) return refuse('decide.no_such_escalation', { to: act.to, known: known.map(({ body }) => body) });
  const there = asked.elsewhere(way.body, way.procedure, act.at);
  if (there.seats.length === 0) return refuse('decide.nobody_entitled', { body: way.body });
  return { ...m, state: 'escalated', body: way.body, ...there, holders: m.holders, openedAt: act.at, deadline: null, decidedAt: null, ended: null, positions: [], taken: [], way: 0, setAside: [], formObjected: [], open: null };
}

/** The chair closes: a broken silence is not adopted; a meeting has come to what its rule makes of the positions. */
function close(m: Machine, at: Instant, asked: Asked): Machine {
  if (m.state === 'broken') return { ...m, state: 'not_adopted', decidedAt: at, ended: { by: 'closed', because: silenceNow(m, at).because } };
  const { passes, because } = meetingNow(m, asked);
  return { ...m, state: passes ? 'adopted' : 'not_adopted', decidedAt: at, ended: { by: 'meeting', because } };
}
