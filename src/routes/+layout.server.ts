import type { LayoutServerLoad } from './$types';
import { say } from '#core/words.ts';
import { LANGUAGES } from './edge.ts';

const LABELS = { en: 'English', ru: 'Русский' } as const;

/** What every page knows: the language, the organisation, the hour. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { charter, lang } = locals;
  const links = LANGUAGES.map((one) => {
    const target = new URL(url);
    target.searchParams.set('lang', one);
    return { lang: one, label: LABELS[one], href: target.pathname + target.search };
  });
  return {
    lang, now: locals.now, path: url.pathname, languages: links, example: locals.desk.example,
    organisation: { short: say(charter.short, lang), name: say(charter.name, lang) }, place: charter.seat,
    signedIn: locals.person !== null,
    statementLanguages: charter.languages.publication.map((one) => ({ lang: one, label: LABELS[one as keyof typeof LABELS] ?? one })),
    authentic: charter.languages.authentic,
  };
};
