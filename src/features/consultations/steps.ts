import type { Step } from '../../core/step.ts';
import { dayOf } from '../../core/time.ts';
import type { Consultation } from './store.ts';

/** The mark a request leaves on its dossier. */
export const stepOfConsultation = (c: Consultation, zone: string): Step => ({
  lane: 'request', from: dayOf(c.requested_at, zone), to: null, at: c.requested_at, precision: 'day', what: c.question, who: c.party,
  href: `/consultations/${c.id}`, act: c.seq, source: null, example: c.example,
});
