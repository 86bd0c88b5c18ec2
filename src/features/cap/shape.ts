/**
 * The shape of a CAP 1.2 message (OASIS, 1 July 2010), element by element in the order of its schema. What is written is put in this order,
 * what is read is held to it. Texts are as they stand between the tags; what is left out is left out here too.
 */
export const CAP_1_2 = 'urn:oasis:names:tc:emergency:cap:1.2';
export const CAP_1_1 = 'urn:oasis:names:tc:emergency:cap:1.1';

export const STATUSES = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const;
export const MESSAGES = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const;
export const SCOPES = ['Public', 'Restricted', 'Private'] as const;
export const CATEGORIES = ['Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire', 'Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other'] as const;
export const RESPONSES = ['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'AllClear', 'None'] as const;
export const URGENCIES = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const;
export const SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
export const CERTAINTIES = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const;

export type Pair = { readonly valueName: string; readonly value: string };
export type Resource = { readonly resourceDesc: string; readonly mimeType: string; readonly size?: string; readonly uri?: string; readonly derefUri?: string; readonly digest?: string };
export type Area = { readonly areaDesc: string; readonly polygon?: readonly string[]; readonly circle?: readonly string[]; readonly geocode?: readonly Pair[]; readonly altitude?: string; readonly ceiling?: string };
export type Info = {
  readonly language?: string; readonly category: readonly (typeof CATEGORIES)[number][]; readonly event: string; readonly responseType?: readonly (typeof RESPONSES)[number][];
  readonly urgency: (typeof URGENCIES)[number]; readonly severity: (typeof SEVERITIES)[number]; readonly certainty: (typeof CERTAINTIES)[number]; readonly audience?: string; readonly eventCode?: readonly Pair[];
  readonly effective?: string; readonly onset?: string; readonly expires?: string; readonly senderName?: string; readonly headline?: string; readonly description?: string; readonly instruction?: string;
  readonly web?: string; readonly contact?: string; readonly parameter?: readonly Pair[]; readonly resource?: readonly Resource[]; readonly area?: readonly Area[];
};
export type Alert = {
  readonly identifier: string; readonly sender: string; readonly sent: string; readonly status: (typeof STATUSES)[number]; readonly msgType: (typeof MESSAGES)[number]; readonly source?: string; readonly scope: (typeof SCOPES)[number];
  readonly restriction?: string; readonly addresses?: string; readonly code?: readonly string[]; readonly note?: string; readonly references?: string; readonly incidents?: string; readonly info?: readonly Info[];
};

/** What a text may be: any, one of some words, or as a pattern has it; `expected` says it to people. */
export type Leaf = { readonly many: boolean; readonly needed: boolean; readonly expected: string; holds(text: string): boolean };
export type Group = { readonly many: boolean; readonly needed: boolean; readonly of: Shape };
export type Shape = Readonly<Record<string, Leaf | Group>>;

type Times = 'one' | 'maybe' | 'some' | 'any';
const times = (n: Times): { many: boolean; needed: boolean } => ({ many: n === 'some' || n === 'any', needed: n === 'one' || n === 'some' });
const text = (n: Times): Leaf => ({ ...times(n), expected: '', holds: () => true });
const word = (n: Times, words: readonly string[]): Leaf => ({ ...times(n), expected: words.join(', '), holds: (said) => words.includes(said) });
const like = (n: Times, expected: string, holds: RegExp | ((text: string) => boolean)): Leaf => ({ ...times(n), expected, holds: (said) => (typeof holds === 'function' ? holds(said) : holds.test(said)) });
const group = (n: Times, of: Shape): Group => ({ ...times(n), of });

/** Others refer to it by name, with commas and blanks between: section 3.2.1. */
const NAME = /^[^\s,<&]+$/;
const TIME = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)[-+](\d\d):(\d\d)$/;
/** A day that there is, an hour of it, and an offset in numbers: the letter Z is forbidden (section 3.3.2). */
function isTime(said: string): boolean {
  const [, day, ...parts] = TIME.exec(said) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) return false;
  const [hour, minute, second, hours, minutes] = parts.map(Number);
  return hour! <= 23 && minute! <= 59 && second! <= 59 && hours! <= 14 && minutes! <= 59;
}
const time = (n: Times): Leaf => like(n, '2022-05-10T12:00:00+03:00', isTime);
const REFERENCE = /^([^\s,]+),([^\s,]+),([^\s,]+)$/;
export type Reference = Pick<Alert, 'sender' | 'identifier' | 'sent'>;
/** "sender,identifier,sent", several with blanks between. */
export const referencesOf = ({ references = '' }: Pick<Alert, 'references'>): Reference[] =>
  references.split(/\s+/).flatMap((one) => { const [, sender, identifier, sent] = REFERENCE.exec(one) ?? []; return sender === undefined ? [] : [{ sender, identifier: identifier!, sent: sent! }]; });
/** Blanks stand between addresses; one that has blanks is in quotation marks. */
export const addressesOf = ({ addresses = '' }: Pick<Alert, 'addresses'>): string[] => [...addresses.matchAll(/"([^"]*)"|[^\s"]+/g)].map(([whole, quoted]) => quoted ?? whole);

const PAIR = /^[+-]?\d{1,2}(\.\d+)?,[+-]?\d{1,3}(\.\d+)?$/;
/** "latitude,longitude" on the earth. */
const isPoint = (said: string): boolean => PAIR.test(said) && said.split(',').map(Number).every((one, i) => Math.abs(one) <= [90, 180][i]!);
const isPolygon = (said: string): boolean => {
  const points = said.split(/\s+/);
  return points.length >= 4 && points[0] === points.at(-1) && points.every(isPoint);
};
const isCircle = (said: string): boolean => {
  const [point, radius, ...more] = said.split(/\s+/);
  return more.length === 0 && isPoint(point!) && /^\d+(\.\d+)?$/.test(radius ?? '');
};

const pair: Shape = { valueName: text('one'), value: text('one') };
const number = (n: Times): Leaf => like(n, '0.0', /^[+-]?(\d+(\.\d*)?|\.\d+)$/);
const info: Shape = {
  language: like('maybe', 'en, ru, en-CA', /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/), category: word('some', CATEGORIES), event: text('one'), responseType: word('any', RESPONSES), urgency: word('one', URGENCIES), severity: word('one', SEVERITIES),
  certainty: word('one', CERTAINTIES), audience: text('maybe'), eventCode: group('any', pair), effective: time('maybe'), onset: time('maybe'), expires: time('maybe'), senderName: text('maybe'), headline: text('maybe'), description: text('maybe'),
  instruction: text('maybe'), web: text('maybe'), contact: text('maybe'), parameter: group('any', pair),
  resource: group('any', { resourceDesc: text('one'), mimeType: text('one'), size: like('maybe', '1024', /^[+-]?\d+$/), uri: text('maybe'), derefUri: text('maybe'), digest: text('maybe') }),
  area: group('any', { areaDesc: text('one'), polygon: like('any', 'lat,lon lat,lon lat,lon lat,lon', isPolygon), circle: like('any', 'lat,lon km', isCircle), geocode: group('any', pair), altitude: number('maybe'), ceiling: number('maybe') }),
};
export const ALERT: Shape = {
  identifier: like('one', 'no blank, comma, < or &', NAME), sender: like('one', 'no blank, comma, < or &', NAME), sent: time('one'), status: word('one', STATUSES), msgType: word('one', MESSAGES), source: text('maybe'), scope: word('one', SCOPES),
  restriction: text('maybe'), addresses: text('maybe'), code: text('any'), note: text('maybe'), references: like('maybe', 'sender,identifier,sent', (said) => said.split(/\s+/).every((one) => REFERENCE.test(one) && isTime(REFERENCE.exec(one)![3]!))), incidents: text('maybe'), info: group('any', info),
};
