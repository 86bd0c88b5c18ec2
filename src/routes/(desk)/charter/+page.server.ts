import { charterWords } from '#features/charter/index.ts';
import { requireActor } from '../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireActor(event);
  const { charter, lang } = event.locals;
  return { charter, w: charterWords[lang].ui };
};
