import { redirect } from '@sveltejs/kit';
import { inside, requireActor } from '../../../../../edge.ts';
import type { RequestHandler } from './$types';

/** From a forecast to the form of a warning in the dossier that was chosen; works without scripts. */
export const GET: RequestHandler = (event) => {
  requireActor(event);
  const { url, params: { forecast, area } } = event;
  const [dossier, cite] = [url.searchParams.get('dossier') ?? '', url.searchParams.get('cite') ?? ''];
  const page = `/forecasts/${encodeURIComponent(forecast)}/${encodeURIComponent(area)}`;
  if (!/^D-\d{1,9}$/.test(dossier) || !/^\d{4}-\d\d\.\d{1,3}$/.test(cite)) redirect(303, `${page}#probabilities`);
  redirect(303, inside(`/dossiers/${dossier}/warnings/new?forecast=${encodeURIComponent(`${forecast}.${area}.${cite}`)}`));
};
