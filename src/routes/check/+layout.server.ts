import { publicationWords } from '#features/publication/index.ts';
import type { LayoutServerLoad } from './$types';

/** The public site: read without sign-in, without scripts, without cookies. */
export const load: LayoutServerLoad = ({ locals }) => {
  const q = `?lang=${locals.lang}`;
  const w = publicationWords[locals.lang].ui;
  return { w, q, links: [{ href: `/statements${q}`, label: w.allStatements! }, { href: `/check${q}`, label: w.checkNav! }, { href: locals.person ? '/' : '/sign-in', label: locals.person ? locals.charter.short[locals.lang]! : w.signIn! }] };
};
