import { publicationWords } from '#features/publication/index.ts';
import { LANGUAGES } from '../edge.ts';
import type { LayoutServerLoad } from './$types';

/** The public site: read without sign-in, without scripts, without cookies. It is the same for everybody. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const q = `?lang=${locals.lang}`;
  const w = publicationWords[locals.lang].ui;
  const there = (lang: string): string => {
    const target = new URL(url);
    target.searchParams.set('lang', lang);
    return target.href;
  };
  return {
    w, q, links: [{ href: `/statements${q}`, label: w.allStatements! }, { href: `/statements.atom${q}`, label: w.feed! }, { href: `/check${q}`, label: w.checkNav! }, { href: '/', label: w.desk! }],
    head: { canonical: there(locals.lang), alternates: LANGUAGES.map((lang) => ({ lang, href: there(lang) })), feed: { href: `/statements.atom${q}`, title: w.statementsAndDecisions! } },
  };
};
