import { redirect } from '@sveltejs/kit';
import { requireActor, inside } from '../../../../edge.ts';
import type { RequestHandler } from './$types';

/** From a signal to the form of a warning in the dossier that was chosen; works without scripts. */
export const GET: RequestHandler = (event) => {
  requireActor(event);
  const { url, params } = event;
  const [dossier, signal] = [url.searchParams.get('dossier') ?? '', url.searchParams.get('signal') ?? ''];
  if (!/^D-\d{1,9}$/.test(dossier)) redirect(303, `/watch/${encodeURIComponent(params.id)}#signals`);
  redirect(303, inside(`/dossiers/${dossier}/warnings/new?signal=${encodeURIComponent(url.searchParams.has('raised') ? `${params.id}/${signal}` : signal)}`));
};
