import { DESK, PARTIES, type Audience, type Context, type Decision } from '../../core/act.ts';
import { reaches } from '../../core/audience.ts';
import { firstDay, lastDay } from '../../core/charter/dates.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { MOST_WORDS, wordsOf } from '../../core/quote.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Words } from '../../core/words.ts';
import { mayNote } from './rights.ts';
import { KINDS, type Kind, type Noted } from './schema.ts';

/**
 * Pages where a fact can have its place, and the acts that such a page shows. National files are not among them: what stands in one, and
 * that anything does, is for its party to tell.
 */
const SHOWS: Readonly<Record<string, readonly string[]>> = {
  aid: ['aid'], calendar: ['charter'], charter: ['charter'], commitments: ['commitments'], consultations: ['consultations'], dossiers: ['dossiers'], exercises: ['exercises'], measures: ['measures'],
  meetings: ['meetings'], offices: ['offices', 'charter'], operations: ['operations'], partners: ['partners', 'charter'], series: ['series'], texts: ['texts'], warnings: ['warnings'], watch: ['watch'],
};

/** Pages that list all there is of something and are about no single thing. */
const LISTS: readonly string[] = ['/commitments/sources'];

/** An act as far as it says what it is about, and to whom. */
export type Told = { readonly kind: string; readonly dossier: string; readonly payload: unknown; readonly audience: Audience };

/** Room and thing of an address of the desk: "/operations/OP-1" is of `operations` and about `OP-1`; "/charter" is about all of it. */
function pageOf(page: string): { room: string; thing: string | null } | null {
  const found = /^\/([a-z-]+)(?:\/([A-Za-z0-9_-]{1,60}))?$/.exec(page);
  return found && Object.hasOwn(SHOWS, found[1]!) ? { room: found[1]!, thing: LISTS.includes(page) ? null : (found[2] ?? null) } : null;
}

/** Whether the act is about this thing: its chain, or a value in what it recorded. */
function isAbout(thing: string, act: Told): boolean {
  const holds = (value: unknown): boolean => value === thing || (typeof value === 'object' && value !== null && Object.entries(value).some(([key, one]) => key === thing || holds(one)));
  return act.dossier === thing || holds(act.payload);
}

export type NoteFact = {
  readonly source: string; readonly fact: string; readonly kind: string; readonly what: Words; readonly who: Words; readonly on: string | null; readonly until: string | null;
  readonly quote: string; readonly from: number | null; readonly to: number | null; readonly value: Words; readonly page: string; readonly act: number | null;
  readonly rivals: readonly { readonly value: Words; readonly source: string }[];
  /** It stands in the list already, and these words take the place of those. */
  readonly again: boolean;
};
/** `chars` is the length of the copy that was read; `noted` are facts of that source, `sources` are registered; `acts` are those that the reader may read. */
export type NoteState = { readonly source: { readonly id: string; readonly chars: number | null } | null; readonly sources: readonly string[]; readonly noted: readonly string[]; readonly acts: ReadonlyMap<number, Told> };

const said = (words: Words): boolean => Object.keys(words).length > 0;
const incomplete = (field: string): Refusal => refuse('article.incomplete', {}, field);

/** Notes what a document states, in the words of whoever reads it, and where on the desk it has its place. All or none. */
export function noteFacts(state: NoteState, commands: readonly NoteFact[], { actor }: Context<Charter>): Decision {
  if (!mayNote(actor)) return refuse('article.not_allowed');
  const acts: { kind: string; dossier: string; payload: Noted; audience: string[]; refs: string[] }[] = [];
  const there = new Set(state.noted);
  for (const command of commands) {
    const payload = note(state, there, command);
    if ('refused' in payload) return payload;
    there.add(payload.fact);
    acts.push({ kind: 'article.noted', dossier: DESK, payload, audience: [PARTIES], refs: [payload.source] });
  }
  return { acts };
}

function note({ source, sources, acts }: NoteState, there: ReadonlySet<string>, command: NoteFact): Noted | Refusal {
  const { fact, quote, on, until } = command;
  if (source?.id !== command.source) return refuse('article.no_source', {}, 'source');
  if (!/^[A-Z]{2,4}\d{1,4}$/.test(fact)) return refuse('article.bad_code', { fact }, 'fact');
  if (there.has(fact) !== command.again) return command.again ? refuse('article.not_noted', { fact }, 'fact') : refuse('article.noted_before', { fact }, 'fact');
  const kind = KINDS.find((one): one is Kind => one === command.kind);
  if (kind === undefined) return refuse('article.no_kind', {}, 'kind');
  if (!said(command.what)) return incomplete('what');
  if (on === null && until !== null) return incomplete('on');
  if (on !== null && until !== null && lastDay(until) < firstDay(on)) return refuse('article.backwards', {}, 'until');
  if (quote === '') return incomplete('quote');
  const words = wordsOf(quote);
  if (words > MOST_WORDS) return refuse('article.quote_long', { words, most: MOST_WORDS }, 'quote');
  const { from, to } = command;
  if (from === null || to === null) return incomplete(from === null ? 'from' : 'to');
  if (to - from !== quote.length || (source.chars !== null && to > source.chars)) return refuse('article.span_off', { length: quote.length, span: to - from }, 'to');
  if (!said(command.value)) return incomplete('value');
  const page = pageOf(command.page);
  if (!page) return refuse('article.no_page', { page: command.page.slice(0, 80) }, 'page');
  const act = command.act === null ? undefined : acts.get(command.act);
  if (!act) return refuse('article.no_act', { act: command.act ?? 0 }, 'act');
  if (!SHOWS[page.room]!.includes(act.kind.slice(0, act.kind.indexOf('.'))) || (page.thing !== null && !isAbout(page.thing, act))) return refuse('article.not_there', { act: command.act!, page: command.page }, 'act');
  // All parties read what is noted: so must they what it leads to.
  if (!reaches(act.audience, [PARTIES])) return refuse('article.act_restricted', { act: command.act! }, 'act');
  const stranger = command.rivals.find((one) => !sources.includes(one.source) || !said(one.value));
  if (stranger) return refuse('article.no_rival', {}, 'rivals');
  return {
    source: source.id, fact, kind, what: command.what, who: said(command.who) ? command.who : null, on, until, quote, from, to, value: command.value,
    place: { act: command.act!, page: command.page }, rivals: command.rivals.map((one) => ({ ...one })),
  };
}
