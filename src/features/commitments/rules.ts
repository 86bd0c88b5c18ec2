import { DESK, PARTIES, type Audience, type Context, type Decision } from '../../core/act.ts';
import { lastDay, firstDay } from '../../core/charter/dates.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { isAhead } from '../../core/past.ts';
import { MOST_WORDS, wordsOf } from '../../core/quote.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Words } from '../../core/words.ts';
import { mayClaim, mayRecordCommitment } from './rights.ts';
import { CREDIBILITIES, GRADES, STATUSES, type Grade, type Place, type SourceAdded, type Status } from './schema.ts';

const said = (words: Words): boolean => Object.keys(words).length > 0;
const incomplete = (field: string): Refusal => refuse('commitments.incomplete', {}, field);

export { wordsOf };

export type AddSource = Omit<SourceAdded, 'id' | 'grade'> & { readonly grade: string };

export function addSource({ next }: { next: number }, command: AddSource, { actor, charter, recordedAt }: Context<Charter>): Decision {
  if (!mayClaim(actor)) return refuse('commitments.not_allowed');
  for (const field of ['title', 'publisher'] as const) if (command[field] === '') return incomplete(field);
  if (!said(command.owner)) return incomplete('owner');
  const grade = GRADES.find((one): one is Grade => one === command.grade);
  if (grade === undefined) return refuse('commitments.no_grade', {}, 'grade');
  if (command.published !== null && isAhead(command.published, recordedAt, charter.seat.zone)) return refuse('commitments.ahead', { date: command.published }, 'published');
  if (command.url !== null && !/^https?:\/\/[^\s]+$/.test(command.url)) return refuse('commitments.bad_address', {}, 'url');
  if (command.hash !== null && !/^[0-9a-f]{64}$/.test(command.hash)) return refuse('commitments.bad_hash', {}, 'hash');
  return { acts: [{ kind: 'commitments.source_added', dossier: DESK, payload: { ...command, id: `SO-${next}`, grade }, audience: [PARTIES] }] };
}

/** `text` is the text of the desk that the quote stands in: the words of the paragraph, in every language it has. */
export type RecordState = { readonly next: number; readonly source: { readonly id: string; readonly chars: number | null } | null; readonly text: { readonly dossier: string; readonly audience: Audience; readonly version: number | null; readonly paragraphs: readonly Words[] } | null };
export type RecordCommitment = {
  readonly what: Words; readonly quote: string; readonly language: string; readonly place: { readonly source: string | null; readonly from: number | null; readonly to: number | null; readonly text: string | null; readonly paragraph: number | null };
  readonly party: string | null; readonly pledger: Words; readonly addressee: Words; readonly made: string | null; readonly due: string | null;
};

/** Enters a pledge: the words it was made in, at most twelve, and where they stand. */
export function recordCommitment(state: RecordState, command: RecordCommitment, { actor, charter, recordedAt }: Context<Charter>): Decision {
  if (!mayRecordCommitment(actor)) return refuse('commitments.not_allowed');
  const { quote, party, made, due } = command;
  if (!said(command.what)) return incomplete('what');
  if (quote === '') return incomplete('quote');
  const words = wordsOf(quote);
  if (words > MOST_WORDS) return refuse('commitments.quote_long', { words, most: MOST_WORDS }, 'quote');
  if (!said(command.pledger)) return incomplete('pledger');
  if (party !== null && !charter.parties.some((one) => one.id === party)) return refuse('commitments.no_party', { party }, 'party');
  if (made === null) return incomplete('made');
  if (isAhead(made, recordedAt, charter.seat.zone)) return refuse('commitments.ahead', { date: made }, 'made');
  if (due !== null && lastDay(due) < firstDay(made)) return refuse('commitments.backwards', {}, 'due');
  const place = placeOf(state, command);
  if ('refused' in place) return place;
  const { dossier, audience } = state.text ?? { dossier: DESK, audience: [PARTIES] };
  const payload = { id: `CM-${state.next}`, what: command.what, quote, language: command.language, place, party, pledger: command.pledger, addressee: said(command.addressee) ? command.addressee : null, made, due };
  return { acts: [{ kind: 'commitments.recorded', dossier, payload, audience, refs: [place.kind === 'text' ? place.text : place.source] }] };
}

function placeOf({ source, text }: RecordState, { place, quote, language }: RecordCommitment): Place | Refusal {
  if (place.text !== null) {
    const paragraph = place.paragraph === null ? undefined : text?.paragraphs[place.paragraph - 1];
    if (!text || !paragraph) return refuse('commitments.text_not_found', { text: place.text });
    if (!(paragraph[language] ?? '').includes(quote)) return refuse('commitments.not_in_text', { text: place.text, paragraph: place.paragraph }, 'quote');
    return { kind: 'text', text: place.text, version: text.version, paragraph: place.paragraph! };
  }
  if (!source) return refuse('commitments.no_source', {}, 'source');
  const { from, to } = place;
  if ((from === null) !== (to === null)) return incomplete(from === null ? 'from' : 'to');
  if (from !== null && to !== null && (to - from !== quote.length || (source.chars !== null && to > source.chars))) return refuse('commitments.span_off', { length: quote.length, span: to - from }, 'to');
  return { kind: 'source', source: source.id, from, to };
}

/** A commitment as a command finds it, with the source that is named and the claims and milestones that there are. */
export type Found = { readonly id: string; readonly dossier: string; readonly made: string; readonly audience: Audience };
export type ClaimState = { readonly commitment: Found | null; readonly source: { readonly id: string } | null };
export type Claim = { readonly commitment: string; readonly status: string; readonly on: string | null; readonly until: string | null; readonly words: Words; readonly source: string | null; readonly credibility: number | null };

/** What a source says became of it. Only "not verified" may do without a source: it says that nobody has looked. */
export function claim({ commitment, source }: ClaimState, command: Claim, { actor, charter, recordedAt }: Context<Charter>): Decision {
  if (!mayClaim(actor)) return refuse('commitments.not_allowed');
  if (!commitment) return refuse('commitments.not_found', { commitment: command.commitment });
  const status = STATUSES.find((one): one is Status => one === command.status);
  if (status === undefined) return refuse('commitments.no_status', {}, 'status');
  if (!said(command.words)) return incomplete('words');
  if (!source && (status !== 'not_verified' || command.source !== null)) return refuse('commitments.no_source', {}, 'source');
  if (!CREDIBILITIES.some((one) => one === command.credibility)) return refuse('commitments.no_credibility', {}, 'credibility');
  const { on, until } = command;
  if (on === null && until !== null) return incomplete('on');
  for (const [field, date] of [['on', on], ['until', until]] as const) if (date !== null && isAhead(date, recordedAt, charter.seat.zone)) return refuse('commitments.ahead', { date }, field);
  if (on !== null && (lastDay(until ?? on) < firstDay(commitment.made) || (until !== null && lastDay(until) < firstDay(on)))) return refuse('commitments.backwards', {}, until === null ? 'on' : 'until');
  const payload = { commitment: commitment.id, status, on, until, words: command.words, source: source?.id ?? null, credibility: command.credibility! };
  return { acts: [{ kind: 'commitments.claimed', dossier: commitment.dossier, payload, audience: commitment.audience, refs: [commitment.id, ...(source ? [source.id] : [])] }] };
}

/** Takes a claim back, with the reason; by whoever recorded it, or who keeps the register. */
export function withdrawClaim({ commitment, standing }: { commitment: Found | null; standing: { readonly seq: number; readonly by: string } | null }, command: { commitment: string; claim: number; why: Words }, { actor }: Context<Charter>): Decision {
  if (!mayClaim(actor)) return refuse('commitments.not_allowed');
  if (!commitment) return refuse('commitments.not_found', { commitment: command.commitment });
  if (!standing) return refuse('commitments.claim_not_found', { claim: command.claim });
  if (standing.by !== actor.person && !mayRecordCommitment(actor)) return refuse('commitments.not_allowed');
  if (!said(command.why)) return incomplete('why');
  return { acts: [{ kind: 'commitments.claim_withdrawn', dossier: commitment.dossier, payload: { commitment: commitment.id, claim: standing.seq, why: command.why }, audience: commitment.audience, refs: [commitment.id] }] };
}

export type SetMilestone = { readonly commitment: string; readonly what: Words; readonly by: Words; readonly due: string | null };

/** A commitment with milestones is a goal. */
export function setMilestone({ commitment, next }: { commitment: Found | null; next: number }, command: SetMilestone, { actor }: Context<Charter>): Decision {
  if (!mayRecordCommitment(actor)) return refuse('commitments.not_allowed');
  if (!commitment) return refuse('commitments.not_found', { commitment: command.commitment });
  if (!said(command.what)) return incomplete('what');
  const payload = { commitment: commitment.id, no: next, what: command.what, by: said(command.by) ? command.by : null, due: command.due };
  return { acts: [{ kind: 'commitments.milestone_set', dossier: commitment.dossier, payload, audience: commitment.audience, refs: [commitment.id] }] };
}

export type MeetMilestone = { readonly commitment: string; readonly no: number; readonly on: string | null; readonly words: Words; readonly source: string };

export function meetMilestone({ commitment, source, milestone }: ClaimState & { readonly milestone: { readonly no: number; readonly met: boolean } | null }, command: MeetMilestone, { actor, charter, recordedAt }: Context<Charter>): Decision {
  if (!mayClaim(actor)) return refuse('commitments.not_allowed');
  if (!commitment) return refuse('commitments.not_found', { commitment: command.commitment });
  if (!milestone || milestone.met) return refuse('commitments.no_milestone', { no: command.no });
  if (command.on === null) return incomplete('on');
  if (isAhead(command.on, recordedAt, charter.seat.zone)) return refuse('commitments.ahead', { date: command.on }, 'on');
  if (!said(command.words)) return incomplete('words');
  if (!source) return refuse('commitments.no_source', {}, 'source');
  return { acts: [{ kind: 'commitments.milestone_met', dossier: commitment.dossier, payload: { commitment: commitment.id, no: milestone.no, on: command.on, words: command.words, source: source.id }, audience: commitment.audience, refs: [commitment.id, source.id] }] };
}

export type ReportUse = { readonly commitment: string; readonly indicator: Words; readonly value: string; readonly unit: Words; readonly on: string | null; readonly source: string };

export function reportUse({ commitment, source }: ClaimState, command: ReportUse, { actor, charter, recordedAt }: Context<Charter>): Decision {
  if (!mayClaim(actor)) return refuse('commitments.not_allowed');
  if (!commitment) return refuse('commitments.not_found', { commitment: command.commitment });
  if (!said(command.indicator)) return incomplete('indicator');
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(command.value)) return refuse('commitments.bad_number', { value: command.value.slice(0, 40) }, 'value');
  if (!said(command.unit)) return incomplete('unit');
  if (command.on === null) return incomplete('on');
  if (isAhead(command.on, recordedAt, charter.seat.zone)) return refuse('commitments.ahead', { date: command.on }, 'on');
  if (!source) return refuse('commitments.no_source', {}, 'source');
  return { acts: [{ kind: 'commitments.use_reported', dossier: commitment.dossier, payload: { commitment: commitment.id, indicator: command.indicator, value: command.value, unit: command.unit, on: command.on, source: source.id }, audience: commitment.audience, refs: [commitment.id, source.id] }] };
}
