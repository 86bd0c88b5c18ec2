import { meetingsWords } from '#features/meetings/index.ts';
import { requireActor } from '../../../../edge.ts';
import { viewMeeting } from '../view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { meeting, agenda, attendance } = await viewMeeting(event.locals, event.params.id);
  return { w: meetingsWords[event.locals.lang].ui, meeting, attendance, agenda };
};
