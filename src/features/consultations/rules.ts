import type { Audience, Context, Decision } from '../../core/act.ts';
import { partyReads } from '../../core/audience.ts';
import { matterOf, membersOf, procedureOf } from '../../core/charter/members.ts';
import type { Charter, Matter } from '../../core/charter/schema.ts';
import { refuse } from '../../core/refusal.ts';
import { addHours, dayOf, hoursBetween, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayAnswer, mayRequest } from './rights.ts';
import { ANSWERS, type AnswerKind } from './schema.ts';

export type RequestConsultation = { warning: string; matter: string; article: string | null; question: Words };
export type RequestState = {
  warning: { id: string; dossier: string; audience: Audience } | null;
  /** Open requests of the same party on the same warning. */
  already: string | null;
  next: number;
  /** The act of the charter in force. */
  charterSeq: number;
};

/** Matters of the charter that are consultations. */
export const consultationMatters = (charter: Charter): Matter[] => charter.matters.filter((m) => procedureOf(charter, m.procedure)?.rule.kind === 'consultation');

/** A party asks the others to consult, citing a warning and an article. Those who can read the matter owe an answer. */
export function requestConsultation(state: RequestState, command: RequestConsultation, { actor, charter, now }: Context<Charter>): Decision {
  const matter = matterOf(charter, command.matter);
  const procedure = matter && procedureOf(charter, matter.procedure);
  if (!matter || procedure?.rule.kind !== 'consultation') return refuse('consultations.unknown_matter', { matter: command.matter }, 'matter');
  if (!mayRequest(actor, matter, charter, now)) return refuse('consultations.not_allowed');
  if (!state.warning) return refuse('consultations.unknown_warning', { warning: command.warning }, 'warning');
  if (state.already !== null) return refuse('consultations.already_open', { consultation: state.already });
  const articles = procedure.rule.articles;
  if (!articles.some((article) => article.id === command.article)) return refuse('consultations.no_article', { known: articles.map((a) => a.id) }, 'article');
  if (Object.keys(command.question).length === 0) return refuse('consultations.no_question', {}, 'question');
  const { warning } = state;
  const members = membersOf(charter, matter.body, dayOf(now, charter.seat.zone));
  const roster = members.filter((party) => party !== actor.party && partyReads(warning.audience, party));
  if (roster.length === 0) return refuse('consultations.nobody_to_ask', {});
  const id = `C-${state.next}`;
  return {
    acts: [{
      kind: 'consultations.requested',
      dossier: warning.dossier,
      payload: {
        id, dossier: warning.dossier, warning: warning.id, matter: matter.id, body: matter.body, article: command.article!, question: command.question,
        party: actor.party!, roster, answerBy: addHours(now, procedure.rule.answerWithinHours), charter: state.charterSeq,
      },
      audience: warning.audience,
      refs: [warning.id],
    }],
  };
}

export type GivenAnswer = { party: string; answer: AnswerKind; at: Instant; seq: number };
export type Request = { id: string; dossier: string; party: string; roster: readonly string[]; audience: Audience; requestedAt: Instant; answerBy: Instant };
export type AnswerRequest = { consultation: string; answer: string | null; reason: Words; /** The answer of the own party that the page showed. */ seen: number | null };

/** A party answers, or changes its answer. Asking for more and rejecting need a reason. */
export function answerRequest(state: { request: Request | null; answers: readonly GivenAnswer[] }, command: AnswerRequest, { actor }: Context<Charter>): Decision {
  const { request } = state;
  if (!request) return refuse('consultations.not_found', { consultation: command.consultation });
  if (!mayAnswer(actor, request.roster)) return refuse('consultations.not_asked', { asked: [...request.roster] });
  const answer = ANSWERS.find((kind) => kind === command.answer);
  if (!answer) return refuse('consultations.no_answer', {}, 'answer');
  const reason = Object.keys(command.reason).length > 0 ? command.reason : null;
  if (answer !== 'accept' && reason === null) return refuse('consultations.reason_missing', { answer }, 'reason');
  const own = state.answers.find((given) => given.party === actor.party);
  if ((own?.seq ?? null) !== command.seen) return refuse('consultations.superseded', { party: actor.party, act: own?.seq ?? null });
  return {
    acts: [{ kind: 'consultations.answered', dossier: request.dossier, payload: { consultation: request.id, party: actor.party, answer, reason }, audience: request.audience, refs: [request.id] }],
  };
}

/** Where a request stands, computed on reading. */
export type RequestStanding = {
  state: 'open' | 'answered';
  owed: readonly string[];
  late: boolean;
  counts: Readonly<Record<AnswerKind, number>>;
  /** Hours from the request to the last answer, once nobody owes one. */
  hours: number | null;
};

export function standingOf(request: Pick<Request, 'roster' | 'requestedAt' | 'answerBy'>, answers: readonly GivenAnswer[], now: Instant): RequestStanding {
  const owed = request.roster.filter((party) => !answers.some((answer) => answer.party === party));
  const last = answers.reduce<Instant | null>((latest, answer) => (latest === null || answer.at > latest ? answer.at : latest), null);
  const count = (kind: AnswerKind): number => answers.filter((answer) => answer.answer === kind).length;
  return {
    state: owed.length === 0 ? 'answered' : 'open',
    owed,
    late: owed.length > 0 && now >= request.answerBy,
    counts: { accept: count('accept'), more: count('more'), reject: count('reject') },
    hours: owed.length === 0 && last !== null ? hoursBetween(request.requestedAt, last) : null,
  };
}
