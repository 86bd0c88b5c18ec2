import { forecastsWords } from '#features/forecasts/index.ts';
import { publicationWords } from '#features/publication/index.ts';
import { hasRecords, releasesWords } from '#features/releases/index.ts';
import { LANGUAGES } from './edge.ts';

/** The frame of the public site: read without sign-in, without scripts, without cookies. It is the same for everybody. */
export async function publicFrame({ locals, url }: { locals: App.Locals; url: URL }) {
  const { lang } = locals;
  const q = `?lang=${lang}`;
  const w = publicationWords[lang].ui;
  const there = (one: string): string => {
    const target = new URL(url);
    target.searchParams.set('lang', one);
    return target.href;
  };
  return {
    w, q, links: [{ href: `/statements${q}`, label: w.allStatements! }, ...((await hasRecords(locals.desk)) ? [{ href: `/records${q}`, label: releasesWords[lang].ui.nav! }] : []), { href: `/statements.atom${q}`, label: w.feed! }, { href: `/check${q}`, label: w.checkNav! }, { href: `/accuracy${q}`, label: forecastsWords[lang].ui.accuracyNav! }, { href: '/', label: w.desk! }],
    head: { canonical: there(lang), alternates: LANGUAGES.map((one) => ({ lang: one, href: there(one) })), feed: { href: `/statements.atom${q}`, title: w.statementsAndDecisions! } },
  };
}
