import { dayIn, precisionOf } from '../../../core/ingest/days.ts';
import { fields, given, type Fields } from '../../../core/ingest/fields.ts';
import type { EventRecord, EventSource, Place } from '../../../core/ingest/record.ts';
import { refuse, type Refusal } from '../../../core/refusal.ts';
import { childrenOf, rowOf, within, xmlItems, type Element } from '../xml.ts';

/**
 * Common Alerting Protocol 1.1 and 1.2 (OASIS): an alert by itself, and within Atom, RSS and EDXL-DE. An alert is told by
 * "sender,identifier,sent", which is how others refer to it: an Update takes back what it refers to and says it anew, a
 * Cancel only takes back. Several `info` are languages or stages of one alert; the first one counts. Polygons and circles
 * put latitude first; a polygon stays an area without a point. Times carry an offset and no Z, and the day is the one that
 * is written. A signature is not checked. An entry that only links to an alert is refused with its link.
 */
const CAP = /^urn:oasis:names:tc:emergency:cap:1\.[12]$/;
const CONTAINERS = ['http://www.w3.org/2005/Atom feed', 'rss', 'urn:oasis:names:tc:emergency:EDXL:DE:1.0 EDXLDistribution'];
const ROOTS = ['urn:oasis:names:tc:emergency:cap:1.1 alert', 'urn:oasis:names:tc:emergency:cap:1.2 alert', ...CONTAINERS];
const ENTRIES = new Set(['entry', 'item', 'contentObject']);
const isAlert = ({ name, space }: Pick<Element, 'name' | 'space'>): boolean => name === 'alert' && CAP.test(space);

const words = (...all: string[]): ReadonlyMap<string, string> => new Map(all.map((word) => [word, word]));
const STATUS = words('Actual', 'Exercise', 'System', 'Test', 'Draft');
/** Ack and Error answer a message and are no event. */
const MESSAGE = words('Alert', 'Update', 'Cancel');
const SCOPE = words('Public', 'Restricted', 'Private');
const CATEGORY = words('Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire', 'Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other');
const URGENCY = words('Immediate', 'Expected', 'Future', 'Past', 'Unknown');
const SEVERITY = new Map<string, number | null>([['Extreme', 4], ['Severe', 3], ['Moderate', 2], ['Minor', 1], ['Unknown', null]]);
const CERTAINTY = words('Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown', 'Very Likely');

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/;
const dayOf = (written: string): string | null => (TIME.test(written) ? dayIn(written) : null);
const NOWHERE: Place = { country: null, admin1: null, admin2: null, name: null, lat: null, lon: null, precision: 'none', cell: null };

function read(entry: Element): readonly EventRecord[] | Refusal {
  const alerts = within(entry, isAlert);
  if (alerts.length === 0) return refuse('sources.no_alert', { line: entry.line, link: linkOf(entry) });
  const records: EventRecord[] = [];
  for (const one of alerts) {
    const found = alert(one);
    if (!Array.isArray(found)) return found as Refusal;
    records.push(...(found as EventRecord[]));
  }
  return records;
}

/** Where the alert is, if the entry says so. */
function linkOf(entry: Element): string {
  const links = childrenOf(entry, 'link');
  const link = links.find(({ attributes }) => attributes.type === 'application/cap+xml') ?? links[0];
  return (link?.attributes.href ?? link?.text ?? '').trim().slice(0, 400);
}

function alert(element: Element): readonly EventRecord[] | Refusal {
  const f = fields(rowOf(element));
  const [identifier, sender] = [named(f, 'identifier'), named(f, 'sender')];
  const sent = f.day('sent', dayOf);
  const [status, message] = [f.code('status', STATUS), f.code('msgType', MESSAGE)];
  f.code('scope', SCOPE);
  const referred = references(element, f);
  if (message !== 'Alert' && referred.length === 0) f.needed('references');
  const gone = message === 'Alert' ? [] : referred.map((id): EventRecord => ({ id, from: sent, to: sent, datePrecision: 'longer', place: NOWHERE, kind: '', actors: [], measures: {}, status: null, title: null, links: [], deleted: true }));
  const infos = childrenOf(element, 'info').map((info) => told(info, sent));
  const wrong = f.wrong ?? infos.find((info): info is Refusal => 'refused' in info);
  if (wrong) return wrong;
  if (message === 'Cancel') return gone;
  const [info] = infos as Told[];
  const { certainty, ...what } = info ?? { from: sent, to: sent, datePrecision: 'day', place: NOWHERE, kind: 'none', measures: {}, title: f.known('note'), links: [], certainty: null };
  return [...gone, { ...what, id: `${sender},${identifier},${f.text('sent')}`, actors: [f.text('info/senderName') || sender], status: certainty === null ? status : `${status}, ${certainty}` }];
}

type Told = Pick<EventRecord, 'from' | 'to' | 'datePrecision' | 'place' | 'kind' | 'measures' | 'title' | 'links'> & { certainty: string | null };

function told(info: Element, sent: string): Told | Refusal {
  const f = fields(rowOf(info));
  for (const category of childrenOf(info, 'category')) if (!CATEGORY.has(category.text.trim())) f.refuse('sources.bad_code', 'category', category.text.trim());
  const kind = [f.code('category', CATEGORY), f.needed('event')].join(' / ');
  f.code('urgency', URGENCY);
  const [severity, certainty] = [f.code('severity', SEVERITY), f.code('certainty', CERTAINTY)];
  const time = (name: string): string | null => (f.text(name) === '' ? null : f.day(name, dayOf));
  const from = time('onset') ?? time('effective') ?? sent;
  const expires = time('expires') ?? from;
  const to = expires < from ? from : expires;
  const place = placeOf(childrenOf(info, 'area'), f);
  return f.wrong ?? { from, to, datePrecision: precisionOf(from, to), place, kind, measures: given({ severity }), title: f.known('headline') ?? f.text('event'), links: f.known('web') === null ? [] : [f.text('web')], certainty };
}

/** A name without blanks, commas and the signs of markup, as others must be able to refer to it. */
function named(f: Fields, name: string): string {
  const value = f.needed(name);
  if (/[\s,<&]/.test(value)) f.refuse('sources.bad_alert', name, value);
  return value;
}

function references(alert: Element, f: Fields): string[] {
  if (childrenOf(alert, 'references').length === 0) return [];
  const all = f.needed('references').split(/\s+/);
  for (const one of all) if (!/^[^,]+,[^,]+,\d{4}-\d\d-\d\dT[\d:]+[-+]\d\d:\d\d$/.test(one)) f.refuse('sources.bad_alert', 'references', one);
  return [...new Set(all)];
}

const PAIR = /^[+-]?\d{1,2}(\.\d+)?,[+-]?\d{1,3}(\.\d+)?$/;
/** Whether "lat,lon" lies on the earth. */
function isPair(text: string): boolean {
  const [lat, lon] = text.split(',').map(Number);
  return PAIR.test(text) && Math.abs(lat!) <= 90 && Math.abs(lon!) <= 180;
}

function placeOf(areas: readonly Element[], f: Fields): Place {
  const texts = (name: string): string[] => areas.flatMap((area) => childrenOf(area, name)).map(({ text }) => text.trim());
  for (const polygon of texts('polygon')) {
    const pairs = polygon.split(/\s+/);
    if (pairs.length < 4 || pairs[0] !== pairs.at(-1) || !pairs.every(isPair)) f.refuse('sources.no_place', 'area/polygon', polygon);
  }
  for (const circle of texts('circle')) if (!/^\S+ \d{1,5}(\.\d+)?$/.test(circle) || !isPair(circle.split(' ')[0]!)) f.refuse('sources.no_place', 'area/circle', circle);
  if (areas.length === 0) return NOWHERE;
  const names = areas.map((area) => childrenOf(area, 'areaDesc')[0]?.text.trim() ?? '');
  if (names.some((name) => name === '')) f.refuse('sources.bad_alert', 'area/areaDesc', '');
  const area: Place = { ...NOWHERE, name: names.join('; '), precision: 'area' };
  const [circle, ...more] = texts('circle');
  if (circle === undefined || more.length > 0 || texts('polygon').length > 0) return area;
  const [pair, radius] = circle.split(' ');
  const [lat, lon] = pair!.split(',').map(Number);
  return { ...area, lat: lat!, lon: lon!, precision: Number(radius) === 0 ? 'exact' : Number(radius) <= 25 ? 'near' : 'area' };
}

export const cap: EventSource = {
  kind: 'events',
  id: 'cap',
  title: { en: 'Alerts by the Common Alerting Protocol', ru: 'Оповещения по протоколу CAP' },
  publisher: 'as the alert says',
  licence: 'to be checked for each sender',
  mayExport: false,
  whole: false,
  /** A feed holds the alerts in force; a day without one may be a day on which nobody fetched it. */
  gaps: 'day',
  units: { severity: 'minor 1, moderate 2, severe 3, extreme 4' },
  open: () => xmlItems({ roots: ROOTS, isItem: (element) => isAlert(element) || ENTRIES.has(element.name), read }),
};
