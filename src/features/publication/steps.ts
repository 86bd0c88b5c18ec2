import type { Step } from '../../core/step.ts';
import { dayOf } from '../../core/time.ts';
import type { Publication } from './store.ts';

/** The mark a publication leaves on its dossier. */
export const stepOfPublication = (p: Publication, zone: string): Step => ({
  lane: 'publication', from: dayOf(p.announced_at, zone), to: null, at: p.announced_at, precision: 'day', what: { en: p.symbol }, who: p.body, href: `/statements/${p.symbol}`, act: p.seq, source: p.symbol, example: p.example,
});
