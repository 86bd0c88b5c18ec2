import type { Charter } from '../../core/charter/schema.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { collectionId } from '../../core/stix/ids.ts';
import { EXPORTED, type ExportedKind } from '../../core/stix/standing.ts';
import { fill, say, wordRefusal } from '../../core/words.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { Desk } from '../../platform/desk.ts';
import type { Node } from '../../platform/keys.ts';
import { peopleWords, personBehindPassword, tokensOf, type Person } from '../people/index.ts';
import { accepts, cursorOf, MEDIA_TYPE, notAcceptable, notSignedIn, notThere, onlyRead, otherMethod, readQuery, stampOf, STIX_TYPE } from './asking.ts';
import { fitting, objectsOf } from './read.ts';
import type { ObjectRow, Query } from './schema.ts';
import { holds, listExchanged, pageOf } from './store.ts';
import { words } from './words.ts';

/** A request of a TAXII client. @param path without its query @param address on the network, by which guesses are counted */
export type TaxiiRequest = { readonly method: string; readonly path: string; readonly params: URLSearchParams; readonly lang: 'en' | 'ru'; readonly address: string; header(name: string): string | null };
export type TaxiiAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

const ROOT = '/taxii2/records/';
const MOST_BODY = 64 * 1024 * 1024;
const REFUSALS = { en: { ...peopleWords.en.refusals, ...words.en.refusals }, ru: { ...peopleWords.ru.refusals, ...words.ru.refusals } };

const said = (status: number, value: object, headers: Record<string, string> = {}): TaxiiAnswer => ({ status, headers: { 'content-type': MEDIA_TYPE, 'cache-control': 'private, no-store', vary: 'accept, accept-language, authorization', ...headers }, body: JSON.stringify(value) });

/** An error of TAXII (3.6.1), in the words of the reader. */
function no(status: number, refusal: Refusal, lang: 'en' | 'ru', headers: Record<string, string> = {}): TaxiiAnswer {
  const { what, mend } = wordRefusal(REFUSALS[lang], refusal);
  return said(status, { title: what, description: mend, error_code: refusal.code, http_status: String(status) }, headers);
}

/** E-mail and password as a client sends them (RFC 7617). */
function credentialsIn(header: string | null): { email: string; password: string } | null {
  const [, encoded] = /^basic +([A-Za-z0-9+/=]+) *$/i.exec(header ?? '') ?? [];
  const [, email, password] = /^([^:]*):(.*)$/s.exec(encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return email === undefined || password === undefined || /\0/.test(email + password) ? null : { email, password };
}

/**
 * Answers a TAXII 2.1 client: discovery, one root, and for each reader one collection of each kind of record. Who is not known is told
 * nothing, not even what is here; what is another's is answered as what is not there.
 */
export async function answerTaxii(desk: Desk<Charter>, request: TaxiiRequest): Promise<TaxiiAnswer> {
  const { lang } = request;
  if (!desk.exchange) return no(404, notThere(), lang);
  const given = credentialsIn(request.header('authorization'));
  const person = given === null ? notSignedIn() : await personBehindPassword(desk.database, { ...given, address: request.address }, desk.clock.wall());
  if (isRefusal(person)) {
    const many = person.code === 'people.too_many_attempts';
    return no(many ? 429 : 401, person, lang, many ? { 'retry-after': String(Number(person.facts.minutes) * 60) } : { 'www-authenticate': 'Basic realm="Comity", charset="UTF-8"' });
  }
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads && !accepts(request.header('accept') ?? '')) return no(406, notAcceptable(), lang);
  const found = await endpoint(desk, desk.exchange.node, person, request);
  return isRefusal(found) ? no(STATUS[found.code] ?? 400, found, lang, found.code === 'taxii.other_method' ? { allow: 'GET, HEAD' } : {}) : said(200, found.value, found.headers);
}

const STATUS: Readonly<Record<string, number>> = { 'taxii.not_there': 404, 'taxii.only_read': 403, 'taxii.other_method': 405 };
type Found = { readonly value: object; readonly headers?: Record<string, string> };

async function endpoint(desk: Desk<Charter>, node: Node, person: Person, { method, path, params, lang }: TaxiiRequest): Promise<Found | Refusal> {
  const reads = method === 'GET' || method === 'HEAD';
  const whole = path.endsWith('/') ? path : `${path}/`;
  const facts = { name: node.name, net: node.net, person: say(person.name, lang) };
  const ui = (key: string, more: Record<string, string> = {}): string => fill(words[lang].ui[key]!, { ...facts, ...more });
  const once = (value: object): Found | Refusal => (reads ? { value } : otherMethod(method));
  if (whole === '/taxii2/') return once({ title: ui('server'), description: ui('server.about'), default: ROOT, api_roots: [ROOT] });
  if (whole === ROOT) return once({ title: ui('root'), description: ui('server.about'), versions: [MEDIA_TYPE], max_content_length: MOST_BODY });
  if (!whole.startsWith(`${ROOT}collections/`)) return notThere();
  const collection = (kind: ExportedKind): object => {
    const title = ui(`kind.${kind}`);
    return { id: collectionId(node.net, node.node, person.person, kind), title, description: ui('collection.about', { title }), can_read: true, can_write: false, media_types: [STIX_TYPE] };
  };
  const [id, what, object, versions, ...beyond] = whole.slice(`${ROOT}collections/`.length).split('/').slice(0, -1).map(decoded);
  if (id === undefined) return once({ collections: EXPORTED.map(collection) });
  const kind = EXPORTED.find((one) => collectionId(node.net, node.node, person.person, one) === id.toLowerCase());
  if (kind === undefined || beyond.length > 0) return notThere();
  if (what === undefined) return once(collection(kind));
  const listing = (what === 'manifest' && object === undefined) || (what === 'objects' && (versions === undefined || versions === 'versions'));
  if (!listing) return notThere();
  if (!reads) return what === 'objects' && versions === undefined && (object === undefined ? method === 'POST' : method === 'DELETE') ? onlyRead() : otherMethod(method);
  const query = readQuery(params);
  if (isRefusal(query)) return query;
  const one: Query = object === undefined ? query : { ...query, ids: [object], types: null, ...(versions === undefined ? {} : { versions: { all: true, first: false, last: false, at: [] } }) };
  await listExchanged(desk, node);
  return desk.database.read(tokensOf(person), async (lease) => {
    if (object !== undefined && !(await holds(lease, kind, object))) return notThere();
    const { rows, more } = await pageOf(lease, kind, one);
    return versions === 'versions' ? listed(rows, more, query, { versions: rows.map(({ version }) => version) })
      : what === 'manifest' ? listed(rows, more, query, { objects: rows.map((row) => ({ id: row.object, date_added: stampOf(row.added), version: row.version, media_type: STIX_TYPE })) })
        : wholeObjects(lease, node.net, rows, more, query);
  });
}

async function wholeObjects(lease: ReadLease, net: string, rows: readonly ObjectRow[], more: boolean, query: Query): Promise<Found> {
  const fit = await fitting(lease, rows);
  return listed(fit, more || fit.length < rows.length, query, { objects: await objectsOf(lease, net, fit) });
}

/** A page with what lets a client go on. Where there is nothing, the two dates are where the client stands. */
function listed(rows: readonly ObjectRow[], more: boolean, { after }: Query, value: Record<string, readonly unknown[]>): Found {
  const [first, last] = [rows[0]?.added ?? Math.max(after, 0), rows.at(-1)?.added ?? Math.max(after, 0)];
  return {
    value: { ...(more ? { more: true, next: cursorOf(last) } : {}), ...(rows.length > 0 ? value : {}) },
    headers: { 'x-taxii-date-added-first': stampOf(first), 'x-taxii-date-added-last': stampOf(last) },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
