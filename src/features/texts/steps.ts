import type { Step } from '../../core/step.ts';
import { dayOf } from '../../core/time.ts';
import type { Version } from './store.ts';

/** The mark a frozen version leaves on its dossier. */
export const stepOfVersion = (v: Version, zone: string): Step => ({
  lane: 'text', from: dayOf(v.frozen_at, zone), to: null, at: v.frozen_at, precision: 'day', what: v.title, who: v.frozen_by, href: `/texts/${v.text}`, act: v.seq, source: `v${v.version}`, example: v.example,
});
