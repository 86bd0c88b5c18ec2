import { PARTIES, type Context, type Decision } from '../../core/act.ts';
import { firstDay, lastDay } from '../../core/charter/dates.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse } from '../../core/refusal.ts';
import { dayOf, type Day } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayKeepPartners } from './rights.ts';
import { KINDS, STATES, type Changed, type Entered, type Kind, type State } from './schema.ts';

export type EnterPartner = { readonly partner: string; readonly kind: string; readonly what: Words; readonly on: string | null; readonly who: Words; readonly where: Words; readonly state: string; readonly source: { readonly title: string; readonly published: string | null; readonly url: string | null }; readonly statement: string | null };
export type EnterState = { readonly next: number; readonly statement: string | null };

const said = (words: Words): boolean => Object.keys(words).length > 0;
const orNull = (words: Words): Words | null => (said(words) ? words : null);

/** Writes an entry of a partner's sheet. What is past needs a date and a source; a day to come is a plan. */
export function enterPartner(state: EnterState, command: EnterPartner, { actor, charter, recordedAt }: Context<Charter>): Decision {
  if (!mayKeepPartners(actor)) return refuse('partners.not_allowed');
  if (!charter.partners.some((one) => one.id === command.partner)) return refuse('partners.not_found', { partner: command.partner });
  const kind = KINDS.find((one) => one === command.kind);
  if (!kind) return refuse('partners.no_kind', { known: [...KINDS] }, 'kind');
  if (!said(command.what)) return refuse('partners.not_said', {}, 'what');
  const standing = STATES.find((one) => one === command.state) ?? 'planned';
  const today = dayOf(recordedAt, charter.seat.zone);
  const fault = dateFault(standing, command.on, today);
  if (fault) return fault;
  const { title, published, url } = command.source;
  if (standing === 'done' && title === '' && kind !== 'counterpart') return refuse('partners.no_source', {}, 'source');
  if (title === '' && (published !== null || url !== null)) return refuse('partners.no_source', {}, 'source');
  if (url !== null && !/^https?:\/\/[^\s]+$/.test(url)) return refuse('partners.bad_address', { address: url.slice(0, 80) }, 'url');
  if (command.statement !== null && state.statement === null) return refuse('partners.no_statement', { symbol: command.statement }, 'statement');
  const payload: Entered = { id: `PE-${state.next}`, partner: command.partner, kind, what: command.what, on: command.on, who: orNull(command.who), where: orNull(command.where), state: standing, source: title === '' ? null : { title, published, url }, statement: command.statement };
  return { acts: [{ kind: 'partners.entered', dossier: 'desk', payload, audience: [PARTIES] }] };
}

/** What is done has a date that has come; what is planned may have none. */
function dateFault(state: State, on: string | null, today: Day) {
  if (state !== 'done') return null;
  if (on === null) return refuse('partners.no_date', {}, 'on');
  return firstDay(on) > today ? refuse('partners.ahead', { date: on, today }, 'on') : null;
}

export type Standing = { readonly id: string; readonly kind: Kind; readonly state: State; readonly on_date: string | null; readonly seq: number };
/** `seen` is the newest act of the entry that the page showed. */
export type ChangePartner = { readonly id: string; readonly state: string; readonly on: string | null; readonly why: Words; readonly seen: number | null };

/** Says how an entry stands now: held, sent, dropped, put off. */
export function changePartner(entry: Standing | null, command: ChangePartner, { actor, charter, recordedAt }: Context<Charter>): Decision {
  if (!mayKeepPartners(actor)) return refuse('partners.not_allowed');
  if (!entry) return refuse('partners.entry_not_found', { entry: command.id });
  if (entry.seq !== command.seen) return refuse('partners.changed_meanwhile', { entry: entry.id });
  const state = STATES.find((one) => one === command.state);
  if (!state) return refuse('partners.no_state', { known: [...STATES] }, 'state');
  if (!said(command.why)) return refuse('partners.no_why', {}, 'why');
  const fault = dateFault(state, command.on, dayOf(recordedAt, charter.seat.zone));
  if (fault) return fault;
  if (state === entry.state && command.on === entry.on_date) return refuse('partners.unchanged', { entry: entry.id });
  const payload: Changed = { id: entry.id, state, on: command.on, why: command.why };
  return { acts: [{ kind: 'partners.changed', dossier: 'desk', payload, audience: [PARTIES] }] };
}

/** Whether the day of a plan has passed and nobody said what came of it. */
export const isOverdue = (entry: Pick<Standing, 'state' | 'on_date'>, today: Day): boolean => entry.state === 'planned' && entry.on_date !== null && lastDay(entry.on_date) < today;
