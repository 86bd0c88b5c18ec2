import { digest } from '../../core/canonical.ts';
import { subjectsOf } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { plainText } from '../../core/text.ts';
import { inLang, say } from '../../core/words.ts';
import type { Publication } from './store.ts';
import { words } from './words.ts';
import { element, xml, type Element } from '../../core/xml.ts';

/** What the public site is: where it stands, whose it is, in which language it is read. */
export type Site = { base: string; charter: Charter; lang: 'en' | 'ru' };

export const subjectName = (charter: Charter, id: string, lang: string): string => say(subjectsOf(charter).find((s) => s.id === id)?.name ?? { en: id }, lang);
/** A symbol as part of an address. */
export const pathOf = (symbol: string): string => symbol.split('/').map(encodeURIComponent).join('/');
export const pageOfStatement = (base: string, symbol: string, lang: string): string => `${base}/statements/${pathOf(symbol)}?lang=${lang}`;
/** A name that stays whatever address the site has: RFC 4287, 4.2.6. */
const named = (charter: Charter, ...of: string[]): string => `urn:sha256:${digest(['comity', charter.id, ...of].join('\n'))}`;
const query = (parts: Record<string, string | null>): string => `?${new URLSearchParams(Object.entries(parts).filter((part): part is [string, string] => part[1] !== null)).toString()}`;

/** Entries on one page of the feed. */
export const FEED_SIZE = 50;

/** The statements as an Atom feed (RFC 4287), in pages (RFC 5005): newest announcement first, in one language, of one subject or of all. */
export function atomFeed({ base, charter, lang }: Site, options: { subject: string | null; page: number; more: boolean; publications: readonly Publication[]; updated: string | null }): string {
  const w = words[lang].ui;
  const { subject, page, more, publications, updated } = options;
  const own = (n: number): string => `${base}/statements.atom${query({ lang, subject, page: n > 1 ? String(n) : null })}`;
  const title = `${say(charter.short, lang)}: ${w.statementsAndDecisions}${subject === null ? '' : `, ${subjectName(charter, subject, lang)}`}`;
  return xml(element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang },
    element('id', {}, named(charter, 'feed', lang, subject ?? '')),
    element('title', {}, title), element('subtitle', {}, w.lead!), element('updated', {}, updated ?? '1970-01-01T00:00:00.000Z'),
    element('link', { rel: 'self', type: 'application/atom+xml', href: own(page) }),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: `${base}/statements${query({ lang, subject })}` }),
    ...(page > 1 ? [element('link', { rel: 'first', href: own(1) }), element('link', { rel: 'previous', href: own(page - 1) })] : []), ...(more ? [element('link', { rel: 'next', href: own(page + 1) })] : []),
    element('author', {}, element('name', {}, say(charter.name, lang)), element('uri', {}, `${base}/statements${query({ lang })}`)),
    ...publications.map((p) => entry({ base, charter, lang }, p)),
  ));
}

function entry({ base, charter, lang }: Site, p: Publication): Element {
  const w = words[lang].ui;
  const shown = p.files[lang] ? lang : charter.languages.authentic;
  const title = inLang(p.title, shown).text;
  const body = say(charter.bodies.find((b) => b.id === p.body)?.name ?? { en: p.body }, lang);
  const first = p.paragraphs.find((one) => one.part === 'operative') ?? p.paragraphs[0];
  const summary = `${p.example ? `${w.exampleNote} ` : ''}${first ? inLang(first.words, shown).text : title}`;
  const lines = (plainText(p.title, p.paragraphs, shown) ?? '').trim().split('\n').slice(2);
  return element('entry', { 'xml:lang': shown },
    element('id', {}, named(charter, 'statement', p.symbol, lang)),
    element('title', {}, title), element('published', {}, p.announced_at), element('updated', {}, p.announced_at),
    element('author', {}, element('name', {}, body)),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: pageOfStatement(base, p.symbol, lang) }),
    ...Object.keys(p.files).map((l) => element('link', { rel: 'alternate', type: 'text/plain', hreflang: l, href: `${base}/files/${l}/${pathOf(p.symbol)}`, length: String(p.files[l]!.bytes) })),
    element('link', { rel: 'alternate', type: 'application/json', href: `${base}/files/json/${pathOf(p.symbol)}` }),
    ...p.subjects.map((id) => element('category', { term: id, scheme: `${base}/statements`, label: subjectName(charter, id, lang) })),
    ...(p.example ? [element('category', { term: 'example', label: w.exampleNote })] : []),
    element('summary', { type: 'text' }, summary),
    element('content', { type: 'xhtml' }, element('div', { xmlns: 'http://www.w3.org/1999/xhtml' }, element('p', {}, `${body}, ${p.symbol}`), ...lines.map((line) => element('p', {}, line)))),
  );
}

/** At most so many addresses in one sitemap (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

/** The public pages for search engines, each language with the others named beside it. */
export function sitemap(base: string, languages: readonly string[], statements: readonly Pick<Publication, 'symbol' | 'announced_at'>[]): string {
  const pages = [
    { at: (lang: string) => `${base}/statements?lang=${lang}`, lastmod: statements[0]?.announced_at }, { at: (lang: string) => `${base}/check?lang=${lang}`, lastmod: undefined },
    ...statements.map((s) => ({ at: (lang: string) => pageOfStatement(base, s.symbol, lang), lastmod: s.announced_at })),
  ].slice(0, Math.floor(MOST_ADDRESSES / languages.length));
  const urls = pages.flatMap(({ at, lastmod }) => languages.map((lang) => element('url', {}, element('loc', {}, at(lang)), ...(lastmod ? [element('lastmod', {}, lastmod)] : []), ...languages.map((other) => element('xhtml:link', { rel: 'alternate', hreflang: other, href: at(other) })))));
  return xml(element('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }, ...urls));
}
