import { requireActor } from '../../../../edge.ts';
import { lookAt } from './look.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireActor(event);
  return lookAt(event);
};
