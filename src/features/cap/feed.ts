import { digest } from '../../core/canonical.ts';
import type { Instant } from '../../core/time.ts';
import { element, xml, type Element } from '../../core/xml.ts';
import type { Message } from './held.ts';
import { words } from './words.ts';

const urn = (...of: string[]): string => `urn:sha256:${digest(['comity', 'cap', ...of].join('\n'))}`;
export const addressOf = (base: string, { record, rev, alert }: Message): string => `${base}/cap/${record}.xml?${alert.msgType === 'Cancel' ? '' : alert.msgType === 'Ack' || alert.msgType === 'Error' ? `msgType=${alert.msgType}` : `rev=${rev}`}`.replace(/\?$/, '');

/** The messages that a reader may read, as an Atom feed (RFC 4287) with each message at an address of its own. @param reader whose feed it is: it is another for everybody */
export function capFeed({ base, node, lang, reader }: { base: string; node: string; lang: 'en' | 'ru'; reader: string }, messages: readonly Message[], now: Instant): string {
  const w = words[lang].ui;
  return xml(element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang },
    element('id', {}, urn('feed', node, lang, reader)), element('title', {}, `${node}: ${w.feedTitle}`), element('subtitle', {}, w.feedLead!), element('updated', {}, messages[0]?.at ?? now),
    element('link', { rel: 'self', type: 'application/atom+xml', href: `${base}/cap.atom?lang=${lang}` }), element('author', {}, element('name', {}, node)), ...messages.map((one) => entry(base, lang, one)),
  ));
}

function entry(base: string, lang: string, message: Message): Element {
  const { alert, at } = message;
  const info = alert.info?.find((one) => one.language === lang) ?? alert.info?.[0];
  return element('entry', {},
    element('id', {}, urn(alert.sender, alert.identifier)), element('title', {}, `${alert.msgType}: ${info?.headline ?? alert.note ?? alert.identifier}`), element('updated', {}, at), element('author', {}, element('name', {}, alert.sender)),
    // A reader that knows feeds follows the first; one that knows CAP looks for the type.
    element('link', { rel: 'alternate', type: 'application/cap+xml', href: addressOf(base, message) }),
    ...[alert.status, alert.msgType, alert.scope].map((term) => element('category', { term })), element('summary', { type: 'text' }, info?.description ?? alert.note ?? alert.identifier),
  );
}
