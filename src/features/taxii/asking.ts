import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Query } from './schema.ts';

/** The media type of TAXII 2.1, as it is answered with. */
export const MEDIA_TYPE = 'application/taxii+json;version=2.1';
export const STIX_TYPE = 'application/stix+json;version=2.1';

/** Whether a header of what is accepted has TAXII 2.1 in it: with or without its version, with whatever else is said of it. A version that is another, or a weight of nothing, does not count. */
export function accepts(header: string): boolean {
  return header.split(',').some((range) => {
    const [type, ...rest] = range.split(';').map((word) => word.trim().toLowerCase());
    const said = new Map(rest.map((one) => one.split('=').map((word) => word.trim().replace(/^"(.*)"$/, '$1')) as [string, string]));
    return type === 'application/taxii+json' && (said.get('version') ?? '2.1') === '2.1' && !/^0(\.0*)?$/.test(said.get('q') ?? '1');
  });
}

const PAGE = { usual: 500, most: 1000 } as const;
const STAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/;

/** Microseconds since 1970 of a time as RFC 3339 has it, in UTC; what is finer is left out. Undefined for what is no time. */
function microsOf(text: string): number | undefined {
  const [, seconds, fraction = ''] = STAMP.exec(text) ?? [];
  const at = seconds === undefined ? Number.NaN : Date.parse(`${seconds}Z`);
  return Number.isNaN(at) ? undefined : at * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}
/** A time with six digits after the second, as TAXII has it. */
export const stampOf = (micros: number): string => `${new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1)}${String(micros % 1000).padStart(3, '0')}Z`;

/** A version as it is listed, with three digits; one that says more can be no version here, and stays what it is. */
function versionAt(text: string): Instant | undefined {
  const micros = microsOf(text);
  if (micros === undefined) return undefined;
  return /\.\d{3}\d*[1-9]/.test(text) ? text : new Date(Math.floor(micros / 1000)).toISOString();
}

/** Where a page goes on: opaque to clients, who give it back as it is. */
export const cursorOf = (added: number): string => `a${added.toString(36)}`;
function placeOf(cursor: string): number | undefined {
  const added = /^a[0-9a-z]{1,11}$/.test(cursor) ? Number.parseInt(cursor.slice(1), 36) : Number.NaN;
  return Number.isSafeInteger(added) ? added : undefined;
}

const WORD = { id: /^[a-z][a-z0-9-]*--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, type: /^[a-z][a-z0-9-]{1,249}$/, spec: /^\d+\.\d+$/ } as const;
const MOST_WORDS = 200;

/** Reads the parameters of a request (TAXII 2.1, 3.4). Fields that it does not know are passed over; what it knows and cannot read is refused by name. */
export function readQuery(params: URLSearchParamsLike): Query | Refusal {
  const once = (name: string): string | null | Refusal => (params.getAll(name).length > 1 ? bad(name) : params.get(name));
  const words = (name: string, shape: RegExp): readonly string[] | null | Refusal => {
    const given = once(`match[${name}]`);
    if (given === null || isRefusal(given)) return given;
    const all = given.split(',');
    return all.length > MOST_WORDS || all.some((word) => !shape.test(word)) ? bad(`match[${name}]`) : all;
  };
  const [after, limit, cursor, version] = [once('added_after'), once('limit'), once('next'), once('match[version]')];
  const [ids, types, specs] = [words('id', WORD.id), words('type', WORD.type), words('spec_version', WORD.spec)];
  for (const one of [after, limit, cursor, version, ids, types, specs]) if (isRefusal(one)) return one;
  const from = after === null ? -1 : microsOf(after as string);
  const on = cursor === null ? -1 : placeOf(cursor as string);
  if (from === undefined) return bad('added_after');
  if (on === undefined) return bad('next');
  if (limit !== null && !/^0*[1-9]\d*$/.test(limit as string)) return bad('limit');
  const versions = version === null ? null : readVersions(version as string);
  if (isRefusal(versions)) return versions;
  return {
    after: Math.max(from, on), limit: limit === null ? PAGE.usual : Math.min(Number(limit), PAGE.most), ids: ids as Query['ids'], types: types as Query['types'], versions,
    spec: specs === null || (specs as readonly string[]).includes('2.1'),
  };
}

function readVersions(text: string): Query['versions'] | Refusal {
  const all = text.split(',');
  const at = all.filter((word) => !['all', 'first', 'last'].includes(word)).map(versionAt);
  if (all.length > MOST_WORDS || new Set(all).size !== all.length || at.includes(undefined) || (all.includes('all') && all.length > 1)) return bad('match[version]');
  return { all: all.includes('all'), first: all.includes('first'), last: all.includes('last'), at: at as Instant[] };
}

const bad = (parameter: string): Refusal => refuse('taxii.bad_parameter', { parameter });

/** What a client is answered that may not do what it asks: the collections are read, and nothing else. */
export const onlyRead = (): Refusal => refuse('taxii.only_read');
export const notAcceptable = (): Refusal => refuse('taxii.not_acceptable', { type: MEDIA_TYPE });
export const notSignedIn = (): Refusal => refuse('taxii.not_signed_in');
export const otherMethod = (method: string): Refusal => refuse('taxii.other_method', { method: method.slice(0, 20) });
export const notThere = (): Refusal => refuse('taxii.not_there');

/** What is read of an address; the pure compiler knows no `URLSearchParams`. */
type URLSearchParamsLike = { get(name: string): string | null; getAll(name: string): string[] };
