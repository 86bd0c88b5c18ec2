import type { Charter } from '../../core/charter/schema.ts';
import type { Command } from '../../platform/perform.ts';
import { nextNumber } from '../../platform/numbers.ts';
import { charterSeqInForce } from '../charter/index.ts';
import { warningById, type Warning } from '../warnings/index.ts';
import { answerRequest as decideAnswer, requestConsultation as decideRequest, type AnswerRequest, type GivenAnswer, type Request, type RequestConsultation, type RequestState } from './rules.ts';
import { answersTo, asGiven, asRequest, consultationById, listConsultations, type Consultation } from './store.ts';

/** @param warning as the page read it: it names the dossier to lock. @param party of whoever asks. */
export function requestConsultation(input: RequestConsultation, warning: Pick<Warning, 'dossier'>, party: string | null, once: string | null): Command<Charter, RequestState> {
  return {
    dossier: warning.dossier,
    once,
    load: async (lease) => {
      const found = await warningById(lease, input.warning);
      const open = found ? await listConsultations(lease, { warning: found.id, limit: 100 }) : [];
      return {
        warning: found && { id: found.id, dossier: found.dossier, audience: found.audience },
        already: open.find((c) => c.party === party)?.id ?? null,
        next: await nextNumber(lease, 'C'),
        charterSeq: await charterSeqInForce(lease),
      };
    },
    decide: (state, context) => decideRequest(state, input, context),
  };
}

export function answerRequest(input: AnswerRequest, consultation: Pick<Consultation, 'dossier'>, once: string | null): Command<Charter, { request: Request | null; answers: GivenAnswer[] }> {
  return {
    dossier: consultation.dossier,
    once,
    load: async (lease) => {
      const found = await consultationById(lease, input.consultation);
      return { request: found && asRequest(found), answers: found ? (await answersTo(lease, [found.id])).map(asGiven) : [] };
    },
    decide: (state, context) => decideAnswer(state, input, context),
  };
}
