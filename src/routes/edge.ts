import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import type { Act, Actor } from '#core/act.ts';
import { sharedTokens } from '#core/audience.ts';
import type { Charter } from '#core/charter/schema.ts';
import { isRefusal, type Fact, type Refusal } from '#core/refusal.ts';
import { isInstant, sayInstant } from '#core/time.ts';
import { say, wordRefusal, type RefusalWords } from '#core/words.ts';
import { FEATURES } from '#desk';
import { allPeople } from '#features/people/index.ts';
import { deskWords } from './words.ts';
import type { ReadLease } from '#platform/desk.ts';
import type { Command } from '#platform/perform.ts';
import { countryName } from '#platform/countries.ts';
import { remembered } from '#platform/remembered.ts';
import { words as platformWords } from '#platform/words.ts';

/** Between a request and the features: who reads, in which words a refusal is said, how a form is carried out. */
const overTls = (url: URL): boolean => url.protocol === 'https:';
/** Over TLS with the prefix by which browsers take a cookie from this host alone; without TLS they would not take it at all. */
const cookieName = (url: URL, name: string): string => (overTls(url) ? `__Host-${name}` : name);
export const sessionCookie = (url: URL): string => cookieName(url, 'comity_session');
export const languageCookie = (url: URL): string => cookieName(url, 'comity_language');
/** What both cookies are set and removed with. */
export const cookieFlags = (url: URL) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: overTls(url) }) as const;
export const LANGUAGES = ['en', 'ru'] as const;

const refusalWords = (lang: 'en' | 'ru'): Record<string, RefusalWords> => Object.assign({}, platformWords[lang].refusals, ...FEATURES.map((f) => f.words[lang].refusals));
const REFUSALS = { en: refusalWords('en'), ru: refusalWords('ru') };
const ACTS: Record<'en' | 'ru', Record<string, string>> = {
  en: Object.assign({}, ...FEATURES.map((f) => f.words.en.acts)),
  ru: Object.assign({}, ...FEATURES.map((f) => f.words.ru.acts)),
};

/** "issued a warning": what an act of this kind did. */
export const actWords = (lang: 'en' | 'ru', kind: string): string => ACTS[lang][kind] ?? kind;

export type WordedRefusal = { what: string; mend: string; code: string; facts: Record<string, Fact>; field: string | null };

/** Names instead of identifiers, hours instead of instants. */
function sayFact(fact: Fact, { charter, lang }: { charter: Charter; lang: 'en' | 'ru' }): Fact {
  if (Array.isArray(fact)) return fact.map((one) => String(sayFact(one as Fact, { charter, lang })));
  if (typeof fact !== 'string') return fact;
  if (isInstant(fact)) return sayInstant(fact, charter.seat, lang);
  const named = [...charter.parties, ...charter.offices, ...charter.bodies].find((one) => one.id === fact);
  return named ? say(named.name, lang) : fact;
}

export function worded(locals: App.Locals, refusal: Refusal): WordedRefusal {
  const facts = Object.fromEntries(Object.entries(refusal.facts).map(([name, fact]) => [name, sayFact(fact, locals)]));
  return { ...wordRefusal(REFUSALS[locals.lang], { ...refusal, facts }), code: refusal.code, facts, field: refusal.field ?? null };
}

/** A page reads through one lease, with the reader's own tokens. */
export const read = <T>(locals: App.Locals, work: (lease: ReadLease) => Promise<T>): Promise<T> => locals.desk.database.read(locals.tokens, work);

type Head = ReturnType<App.Locals['desk']['database']['head']>;
const heads = new WeakMap<App.Locals, Head>();

/** A request that only reads asks once for the head, and so sees one moment; one that records asks each time. */
function headFor(locals: App.Locals): Head {
  const asked = heads.get(locals);
  if (asked && locals.reads) return asked;
  const head = locals.desk.database.head();
  heads.set(locals, head);
  return head;
}

/**
 * The same from memory while nothing is recorded. `work` and `key` tell all it depends on: acts, and never the hour, a session or chance.
 * What is remembered is shared by all who belong to the same, so it holds nothing that only one person reads.
 */
export const recall = <T>(locals: App.Locals, key: string, work: (lease: ReadLease) => Promise<T>): Promise<T> => remembered(locals.desk.database, sharedTokens(locals.tokens), key, work, headFor(locals));
/** What only this person reads, remembered for this person. */
export const recallOwn = <T>(locals: App.Locals, key: string, work: (lease: ReadLease) => Promise<T>): Promise<T> => remembered(locals.desk.database, locals.tokens, key, work, headFor(locals));

/** Key for one form, so that sending it twice is noticed. */
export const newKey = (): string => randomUUID();

export function keyOf(form: FormData): string | null {
  const key = String(form.get('once') ?? '');
  return /^[0-9a-f-]{36}$/.test(key) ? key : null;
}

/** A character that no text may hold: the databases refuse NUL, and half a surrogate pair is no character. */
export const unfit = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

/** The form of a request. @throws 400 in words where it cannot be read: a broken body, or a character no text may hold. */
export async function formOf({ request, locals }: Pick<RequestEvent, 'request' | 'locals'>): Promise<FormData> {
  const form = await request.formData().catch((cause: { status?: number }) => {
    if (cause.status === 413) throw cause;
    return null;
  });
  if (form && ![...form.entries()].some(([name, value]) => unfit(name) || unfit(typeof value === 'string' ? value : value.name))) return form;
  const { what, mend } = platformWords[locals.lang].refusals['request.malformed']!;
  error(400, { message: what, code: 'request.malformed', what, mend });
}

/** `?page=`, from 1; anything else is the first. */
export function pageOf(url: URL): number {
  const page = Number(url.searchParams.get('page'));
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}

/** Where to go after a form: an address on this desk as a browser would read it, and nowhere else. */
export function inside(to: string): string {
  const url = to.startsWith('/') ? URL.parse(to, 'http://desk.invalid') : null;
  return url?.host === 'desk.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/';
}

export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** What was entered, for showing it again; files cannot be, nor can a field by the name of what every object has. */
export function entered(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form.entries()) if (typeof value === 'string' && name !== 'once' && name !== '__proto__') (values[name] ??= []).push(value);
  return values;
}

/** A longer address is none of ours, and clients take no longer headers. */
const LONGEST_RETURN = 2000;

/** @throws redirect to the sign-in page. */
export function requireActor(event: Pick<RequestEvent, 'locals' | 'url'>): Actor {
  if (event.locals.actor) return event.locals.actor;
  const to = encodeURIComponent(event.url.pathname);
  redirect(303, to.length > LONGEST_RETURN ? '/sign-in' : `/sign-in?to=${to}`);
}

export function refuseForm(locals: App.Locals, refusal: Refusal, form: FormData, about?: string) {
  const status = refusal.code.endsWith('not_allowed') || refusal.code.endsWith('not_found') ? 403 : 422;
  return fail(status, { refusal: worded(locals, refusal), values: entered(form), about: about ?? null });
}

/** Carries a command out: back to where the form says, or the refusal with everything that was entered. */
export async function carryOut<S>(event: RequestEvent, form: FormData, command: Command<Charter, S> | Refusal, to: string | ((acts: readonly { payload: unknown; seq: number }[]) => string), about?: string) {
  const actor = requireActor(event);
  const result = isRefusal(command) ? command : await event.locals.desk.perform(actor, command);
  if (isRefusal(result)) return refuseForm(event.locals, result, form, about);
  redirect(303, typeof to === 'string' ? to : to(result.acts));
}

/** Identifier that the first act gave to what it made. */
export const idOf = (acts: readonly { payload: unknown }[]): string => (acts[0]!.payload as { id: string }).id;

/** Names of persons by identifier, for the reader's language. */
export async function peopleNames(lease: ReadLease, locals: App.Locals): Promise<(person: string) => string> {
  const names = new Map((await allPeople(lease)).map((p) => [p.person, say(p.name, locals.lang)]));
  return (person) => names.get(person) ?? (person === 'operator' ? deskWords[locals.lang].operator : person);
}

export const partyName = (locals: App.Locals, id: string): string => say(locals.charter.parties.find((p) => p.id === id)?.name ?? { en: id }, locals.lang);
/** A country of a series by its ISO code: the name of the party as the charter has it, else the country's. */
export const areaName = (locals: App.Locals, code: string): string => (locals.charter.parties.some((p) => p.id === code) ? partyName(locals, code) : countryName(code, locals.lang));
export const bodyName = (locals: App.Locals, id: string): string => say(locals.charter.bodies.find((b) => b.id === id)?.name ?? { en: id }, locals.lang);

export type ActLine = { at: string; who: string; text: string; no: number; href: string; example: boolean };

/** Acts as lines of a list: who did what, and the number. @param within the dossier of the page, which needs no naming. */
export async function actLines(lease: ReadLease, locals: App.Locals, acts: readonly Act[], within: string | null = null): Promise<ActLine[]> {
  const name = await peopleNames(lease, locals);
  return acts.map((act) => ({
    at: act.effectiveAt, who: `${name(act.person)}${act.party === null ? '' : `, ${partyName(locals, act.party)}`}`,
    text: `${actWords(locals.lang, act.kind)}${act.dossier === 'desk' || act.dossier === within ? '' : ` · ${act.dossier}`}`, no: act.seq, href: `/acts/${act.seq}`, example: act.example,
  }));
}

/** Nothing here for this reader: the same answer whether it is hidden or does not exist. */
export function missing(locals: App.Locals): never {
  const { what, mend } = platformWords[locals.lang].refusals['request.not_found']!;
  error(404, { message: what, code: 'request.not_found', what, mend });
}
