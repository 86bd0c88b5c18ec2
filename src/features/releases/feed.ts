import { digest } from '../../core/canonical.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Instant } from '../../core/time.ts';
import { say } from '../../core/words.ts';
import { element, xml, type Element } from '../../core/xml.ts';
import type { PublicRecord } from './read.ts';
import { viewOf } from './view.ts';
import { words } from './words.ts';

type Site = { readonly base: string; readonly charter: Charter; readonly lang: 'en' | 'ru' };
const urn = (charter: Charter, ...of: string[]): string => `urn:sha256:${digest(['comity', charter.id, 'records', ...of].join('\n'))}`;

/** The records that are public as an Atom feed (RFC 4287), in pages (RFC 5005): newest release first. */
export function recordsFeed(site: Site, { records, page, more, updated }: { readonly records: readonly PublicRecord[]; readonly page: number; readonly more: boolean; readonly updated: Instant | null }): string {
  const { base, charter, lang } = site;
  const w = words[lang].ui;
  const own = (n: number): string => `${base}/records.atom?lang=${lang}${n > 1 ? `&page=${n}` : ''}`;
  return xml(element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang },
    element('id', {}, urn(charter, lang)), element('title', {}, `${say(charter.short, lang)}: ${w.records}`), element('subtitle', {}, w.lead!), element('updated', {}, updated ?? '1970-01-01T00:00:00.000Z'),
    element('link', { rel: 'self', type: 'application/atom+xml', href: own(page) }), element('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: `${base}/records?lang=${lang}` }),
    ...(page > 1 ? [element('link', { rel: 'first', href: own(1) }), element('link', { rel: 'previous', href: own(page - 1) })] : []), ...(more ? [element('link', { rel: 'next', href: own(page + 1) })] : []),
    element('author', {}, element('name', {}, say(charter.name, lang))), ...records.map((one) => entry(site, one)),
  ));
}

function entry({ base, charter, lang }: Site, { row, released: { record } }: PublicRecord): Element {
  const w = words[lang].ui;
  const view = viewOf(record, lang, charter);
  return element('entry', { 'xml:lang': view.heading.lang },
    element('id', {}, urn(charter, row.id, lang)), element('title', {}, view.heading.text), element('published', {}, record.created), element('updated', {}, row.released_at), element('author', {}, element('name', {}, `${record.author.name ?? record.author.role}, ${record.origin}`)),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: `${base}/records/${row.id}?lang=${lang}` }), element('link', { rel: 'alternate', type: 'application/json', href: `${base}/records/${row.id}.dsse.json` }),
    element('category', { term: record.kind, label: view.kind }), ...(row.example ? [element('category', { term: 'example', label: w.invented! })] : []), ...(view.exercise === null ? [] : [element('category', { term: 'exercise', label: view.exercise })]),
    element('summary', { type: 'text' }, `${row.example ? `${w.invented} ` : ''}${view.exercise === null ? '' : `${w.exerciseNote} `}${view.summary.text}`),
  );
}
