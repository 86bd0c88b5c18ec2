import { joinPerson, OPERATOR, setCredential } from '../../src/features/people/index.ts';
import { answerTaxii, type TaxiiAnswer } from '../../src/features/taxii/index.ts';
import type { Desk } from '../../src/desk.ts';
import { must, NOW } from '../actors.ts';

/** Accounts of a node by whose readers are the secretariat, and what they ask of it. */
export const PASSWORD = 'correct horse battery staple';
export const emailOf = (person: string): string => `${person}@example.org`;
export const MEDIA = 'application/taxii+json;version=2.1';

export type Place = { readonly party: string | null; readonly centre: string | null; readonly secretariat: boolean };
export const SECRETARIAT_PLACE: Place = { party: null, centre: null, secretariat: true };

export async function account(desk: Desk, person: string, place: Place = SECRETARIAT_PLACE): Promise<void> {
  must(await desk.perform(OPERATOR, joinPerson({ person, name: { en: `Reader ${person}`, ru: `Читатель ${person}` }, offices: [place.secretariat ? 'desk_officer' : place.centre === null ? 'permanent_delegate' : 'analyst'], ...place }, null)));
  await setCredential(desk.database, person, emailOf(person), PASSWORD, NOW);
}

export const basic = (person: string, password = PASSWORD): string => `Basic ${Buffer.from(`${emailOf(person)}:${password}`).toString('base64')}`;

export type Asked = { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly lang?: 'en' | 'ru'; readonly address?: string };
/** Asks as a person, or as nobody. @param path with its query */
export async function ask(desk: Desk, person: string | null, path: string, { method = 'GET', headers = {}, lang = 'en', address = '192.0.2.1' }: Asked = {}): Promise<TaxiiAnswer & { readonly value: Value }> {
  const url = new URL(path, 'http://desk.invalid');
  const sent: Record<string, string> = { accept: MEDIA, ...(person === null ? {} : { authorization: basic(person) }), ...headers };
  const answer = await answerTaxii(desk, { method, path: url.pathname, params: url.searchParams, lang, address, header: (name) => sent[name] ?? null });
  return { ...answer, value: JSON.parse(answer.body) as Value };
}

export type Found = { readonly type: string; readonly id: string; readonly created: string; readonly modified?: string; readonly revoked?: boolean; readonly created_by_ref?: string; readonly object_refs?: string[]; readonly object_marking_refs?: string[] } & Record<string, unknown>;
export type Value = { more?: boolean; next?: string; objects?: Found[]; versions?: string[]; api_roots?: string[]; collections?: { id: string; title: string; description: string; can_read: boolean; can_write: boolean }[]; title?: string; error_code?: string; http_status?: string };

export const ROOT = '/taxii2/records/';
export async function collectionOf(desk: Desk, person: string, title: string): Promise<string> {
  const { value } = await ask(desk, person, `${ROOT}collections/`);
  return `${ROOT}collections/${value.collections!.find((one) => one.title === title)!.id}/`;
}

/** Every object of a listing, page by page, with what the headers said of each page. */
export async function walk(desk: Desk, person: string, path: string, query = '', between: () => Promise<unknown> = () => Promise.resolve()): Promise<Found[]> {
  const all: Found[] = [];
  let next: string | undefined;
  do {
    const { value, status } = await ask(desk, person, `${path}?${query}${next === undefined ? '' : `&next=${encodeURIComponent(next)}`}`);
    if (status !== 200) throw new Error(`${path} ${status} ${value.error_code}`);
    all.push(...(value.objects ?? []));
    if (value.more === true && (value.objects ?? []).length === 0) throw new Error('more, and nothing came');
    next = value.more === true ? value.next! : undefined;
    await between();
  } while (next !== undefined);
  return all;
}
