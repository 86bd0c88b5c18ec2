import { DESK, partyToken, SECRETARIAT, type ActDraft, type Context, type Decision } from '../../core/act.ts';
import { membersOn } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { isAhead } from '../../core/past.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { dayOf, type Day } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayKeepFile } from './rights.ts';

const said = (words: Words): boolean => Object.keys(words).length > 0;
const incomplete = (field: string): Refusal => refuse('national.incomplete', {}, field);

/** Every act of a file is read by its own party alone, also while the file is open to others: what they read ends with the closing. */
const own = (kind: string, party: string, payload: object): Decision => ({ acts: [{ kind, dossier: DESK, payload, audience: [partyToken(party)] } satisfies ActDraft] });

export type Enter = { readonly party: string; readonly kind: string; readonly indicator: Words; readonly value: string; readonly unit: Words; readonly words: Words; readonly on: string | null; readonly source: string };

export function enterNational(_: null, command: Enter, { actor, charter, recordedAt }: Context<Charter>): Decision {
  const { party, on, source } = command;
  if (!mayKeepFile(actor, party)) return refuse('national.not_allowed');
  if (command.kind !== 'figure' && command.kind !== 'words') return incomplete('kind');
  const figure = command.kind === 'figure';
  if (!said(command.indicator)) return incomplete('indicator');
  if (figure && !/^-?\d{1,15}(\.\d{1,6})?$/.test(command.value)) return refuse('national.bad_number', { value: command.value.slice(0, 40) }, 'value');
  if (figure && !said(command.unit)) return incomplete('unit');
  if (!figure && !said(command.words)) return incomplete('words');
  if (on === null) return incomplete('on');
  if (isAhead(on, recordedAt, charter.seat.zone)) return refuse('national.ahead', { date: on }, 'on');
  if (source === '') return incomplete('source');
  return own('national.entered', party, { party, kind: command.kind, indicator: command.indicator, value: figure ? command.value : null, unit: figure ? command.unit : null, words: said(command.words) ? command.words : null, on, source });
}

export function withdrawNational({ entry }: { entry: { readonly seq: number } | null }, command: { party: string; entry: number }, { actor }: Context<Charter>): Decision {
  if (!mayKeepFile(actor, command.party)) return refuse('national.not_allowed');
  if (!entry) return refuse('national.no_entry', { entry: command.entry });
  return own('national.withdrawn', command.party, { party: command.party, entry: entry.seq });
}

/** To whom a file can be opened: the secretariat, and every other party that is a member on the day. */
export const readersFor = (charter: Charter, party: string, day: Day): string[] => [SECRETARIAT, ...membersOn(charter, day).filter((one) => one !== party).map(partyToken)];

export type Open = { readonly party: string; readonly readers: readonly string[] };

export function openNational({ open }: { readonly open: readonly string[] }, { party, readers }: Open, { actor, charter, now }: Context<Charter>): Decision {
  if (!mayKeepFile(actor, party)) return refuse('national.not_allowed');
  const possible = readersFor(charter, party, dayOf(now, charter.seat.zone));
  const fresh = possible.filter((one) => readers.includes(one) && !open.includes(one));
  if (fresh.length === 0 || readers.some((one) => !possible.includes(one))) return refuse('national.nobody', {}, 'readers');
  return own('national.opened', party, { party, readers: fresh });
}

/** From this act on nobody of them reads a row of it. */
export function closeNational({ open }: { readonly open: readonly string[] }, { party, readers }: Open, { actor }: Context<Charter>): Decision {
  if (!mayKeepFile(actor, party)) return refuse('national.not_allowed');
  const closing = open.filter((one) => readers.includes(one));
  if (closing.length === 0) return refuse('national.not_open', {}, 'close');
  return own('national.closed', party, { party, readers: closing });
}
