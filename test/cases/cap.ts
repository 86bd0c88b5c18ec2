import type { RecordOf } from '../../src/core/exchange/record.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { cancelOf } from '../../src/features/cap/messages.ts';
import { readCap } from '../../src/features/cap/read.ts';
import { recordBy, uuid } from '../exchange/network.ts';
import type { RefusalCase } from './refusal.ts';

export const CAP_SAMPLE = `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>X-1</identifier>
<sender>centre@example.org</sender>
<sent>2022-05-10T12:00:00+03:00</sent>
<status>Actual</status>
<msgType>Alert</msgType>
<scope>Public</scope>
<info>
<category>Met</category>
<event>Storm</event>
<urgency>Future</urgency>
<severity>Minor</severity>
<certainty>Unknown</certainty>
<area><areaDesc>A valley</areaDesc><polygon>1,2 3,4 5,6 1,2</polygon><circle>1,2 10</circle></area>
</info>
</alert>
`;
const bytes = (text: string): Uint8Array => Buffer.from(text);
/** The file, or its one alert, refused. */
const reading = (given: Uint8Array | string): unknown => {
  const all = readCap(typeof given === 'string' ? bytes(given) : given);
  return isRefusal(all) ? all : all[0];
};
const changed = (from: string, to: string): string => {
  if (!CAP_SAMPLE.includes(from)) throw new Error(`the sample has no ${from}`);
  return CAP_SAMPLE.replace(from, to);
};
const bad = (element: string, line: number, from: string, to: string): RefusalCase => ['cap.bad_value', `${element}: ${to}`, () => reading(changed(from, to)), { facts: { element, line } }];
const recall = recordBy('a', ['b'], 'recall', { id: uuid(3), reason: { en: 'x' }, scope: 'delete', keep: [] }) as RecordOf<'recall'>;

export const capRefusals: readonly RefusalCase[] = [
  ['cap.too_large', 'a file without end', () => reading(new Uint8Array(17 * 1024 * 1024)), { facts: { megabytes: 17, most: 16 } }],
  ['cap.bad_encoding', 'bytes that are no UTF-8', () => reading(Buffer.from([0x3c, 0x61, 0xff, 0xfe])), { facts: { encoding: 'utf-8' } }],
  ['cap.bad_encoding', 'an encoding that nobody knows', () => reading(changed('UTF-8', 'klingon')), { facts: { encoding: 'klingon' } }],
  ['cap.doctype', 'a declaration of the document’s type', () => reading(changed('<alert', '<!DOCTYPE alert>\n<alert')), { facts: { line: 2, column: 1 } }],
  ['cap.not_xml', 'a tag that is not closed', () => reading(changed('</event>', '')), { facts: { line: 16 } }],
  ['cap.not_xml', 'nothing', () => reading('')],
  ['cap.other_format', 'XML of another kind', () => reading('<html/>'), { facts: { line: 1, found: 'html' } }],
  ['cap.other_format', 'an alert of a version that is none', () => reading(changed('cap:1.2', 'cap:9.9')), { facts: { found: 'alert' } }],
  ['cap.no_alert', 'an entry that only links', () => reading('<rss><channel><item><link>https://a.example/x</link></item></channel></rss>'), { facts: { line: 1, link: 'https://a.example/x' } }],
  ['cap.missing', 'no scope', () => reading(changed('<scope>Public</scope>', '')), { facts: { element: 'scope', within: 'alert', line: 2, column: 1 } }],
  ['cap.missing', 'an empty urgency', () => reading(changed('<urgency>Future', '<urgency> ')), { facts: { element: 'urgency', line: 12, column: 1 } }],
  ['cap.missing', 'an Update of nothing', () => reading(changed('<msgType>Alert', '<msgType>Update')), { facts: { element: 'references' } }],
  ['cap.missing', 'Private to nobody', () => reading(changed('Public', 'Private')), { facts: { element: 'addresses' } }],
  ['cap.missing', 'Restricted by no rule', () => reading(changed('Public', 'Restricted')), { facts: { element: 'restriction' } }],
  ['cap.missing', 'an info without a category', () => reading(changed('<category>Met</category>', '')), { facts: { element: 'category', within: 'info', line: 9 } }],
  ['cap.twice', 'two scopes', () => reading(changed('<info>', '<scope>Private</scope>\n<info>')), { facts: { element: 'scope', line: 9 } }],
  ['cap.unknown_element', 'an element that CAP has not', () => reading(changed('<event>', '<colour>red</colour><event>')), { facts: { element: 'colour', within: 'info', line: 11, column: 1 } }],
  ['cap.unknown_element', 'an element in a text', () => reading(changed('Storm', 'Storm<b/>')), { facts: { element: 'b', within: 'event' } }],
  bad('identifier', 3, 'X-1', 'X,1'),
  bad('sender', 4, 'centre@', 'the centre@'),
  bad('sent', 5, '12:00:00+03:00', '12:00:00Z'),
  bad('sent', 5, '05-10T12:00:00', '02-30T12:00:00'),
  bad('status', 6, 'Actual', 'Real'),
  bad('scope', 8, 'Public', 'Everybody'),
  bad('category', 10, 'Met', 'Weather'),
  bad('severity', 13, 'Minor', 'minor'),
  bad('certainty', 14, 'Unknown</c', 'Sure</c'),
  bad('polygon', 15, '1,2 3,4 5,6 1,2', '1,2 3,4 5,6 7,8'),
  bad('polygon', 15, '1,2 3,4 5,6 1,2', '1,2 3,4 95,6 1,2'),
  bad('circle', 15, '1,2 10', '1,2'),
  bad('references', 9, '<info>', '<references>a,b</references>\n<info>'),
  ['cap.nothing_to_cancel', 'a recall of what was deleted', () => cancelOf({ record: recall, hash: `sha256:${'0'.repeat(64)}`, example: false }, []), { facts: { id: recall.body.id } }],
];
