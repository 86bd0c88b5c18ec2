import { redirect } from '@sveltejs/kit';
import { isPeriod } from '#core/series/period.ts';
import { readWeek } from '#features/signals/index.ts';
import { inside, requireActor } from '../../../../edge.ts';
import type { RequestHandler } from './$types';

/** From a question to the page that answers it: a week may be given by its name or by any day of it. Works without scripts. */
export const GET: RequestHandler = (event) => {
  requireActor(event);
  const { url, params } = event;
  const asked = (name: string): string => (url.searchParams.get(name) ?? '').trim().slice(0, 60);
  const period = isPeriod(asked('period'), 'month') ? asked('period') : readWeek(asked('period'));
  const file = `/watch/${encodeURIComponent(params.id)}`;
  redirect(303, inside(period === null ? `${file}#signals` : `${file}/signals/${encodeURIComponent(`${asked('indicator')}.${asked('area')}.${period}`)}`));
};
