import { DESK, PARTIES, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { isAhead } from '../../core/past.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Words } from '../../core/words.ts';
import { mayEnterAid } from './rights.ts';
import { isAmount, LEDGERS, type Ledger } from './schema.ts';

export type Figures = { readonly quantity: string; readonly value: string | null; readonly on: string | null; readonly source: string };
export type Pledge = Figures & { readonly item: Words; readonly unit: Words; readonly currency: string | null; readonly giver: string | null; readonly from: Words; readonly to: Words };

const said = (words: Words): boolean => Object.keys(words).length > 0;
const incomplete = (field: string): Refusal => refuse('aid.incomplete', {}, field);

function faultIn({ quantity, value, on, source }: Figures, currency: string | null, { charter, recordedAt }: Context<Charter>): Refusal | null {
  if (!isAmount(quantity)) return refuse('aid.bad_amount', { value: quantity.slice(0, 40) }, 'quantity');
  if (value !== null && !isAmount(value)) return refuse('aid.bad_amount', { value: value.slice(0, 40) }, 'value');
  if (value !== null && currency === null) return refuse('aid.no_currency', {}, 'value');
  if (on === null) return incomplete('on');
  if (isAhead(on, recordedAt, charter.seat.zone)) return refuse('aid.ahead', { date: on }, 'on');
  return source === '' ? incomplete('source') : null;
}

export function pledgeAid({ next }: { next: number }, command: Pledge, context: Context<Charter>): Decision {
  const { giver, currency } = command;
  if (giver !== null && !context.charter.parties.some((one) => one.id === giver)) return refuse('aid.no_party', { party: giver }, 'giver');
  if (!mayEnterAid(context.actor, giver)) return refuse('aid.not_allowed');
  for (const field of ['item', 'unit', 'from', 'to'] as const) if (!said(command[field])) return incomplete(field);
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) return refuse('aid.no_currency', {}, 'currency');
  const fault = faultIn(command, currency, context);
  return fault ?? { acts: [{ kind: 'aid.pledged', dossier: DESK, payload: { ...command, id: `AID-${next}` }, audience: [PARTIES] }] };
}

/** A pledge as a command finds it, with its entries. */
export type Found = { readonly id: string; readonly giver: string | null; readonly currency: string | null };
export type State = { readonly pledge: Found | null; readonly entries: readonly { readonly seq: number; readonly ledger: Ledger; readonly corrects: number | null }[] };

/** More than was pledged may be shipped, and more arrive than was said to be shipped: the ledgers say what was, and by how much they differ. */
export function enterAid({ pledge }: State, command: Figures & { readonly pledge: string; readonly ledger: string }, context: Context<Charter>): Decision {
  if (!pledge) return refuse('aid.not_found', { pledge: command.pledge });
  if (!mayEnterAid(context.actor, pledge.giver)) return refuse('aid.not_allowed');
  const ledger = LEDGERS.find((one): one is Ledger => one === command.ledger);
  if (ledger === undefined) return incomplete('ledger');
  const { quantity, value, on, source } = command;
  return faultIn(command, pledge.currency, context) ?? { acts: [{ kind: 'aid.entered', dossier: DESK, payload: { pledge: pledge.id, ledger, quantity, value, on, source }, audience: [PARTIES], refs: [pledge.id] }] };
}

/** What was entered wrongly is corrected by a new entry with its reason; nothing is edited. */
export function correctAid({ pledge, entries }: State, command: Figures & { readonly pledge: string; readonly entry: number; readonly why: Words }, context: Context<Charter>): Decision {
  if (!pledge) return refuse('aid.not_found', { pledge: command.pledge });
  if (!mayEnterAid(context.actor, pledge.giver)) return refuse('aid.not_allowed');
  const entry = entries.find((one) => one.seq === command.entry);
  if (!entry) return refuse('aid.no_entry', { entry: command.entry });
  if (entries.some((one) => one.corrects === entry.seq)) return refuse('aid.corrected_already', { entry: entry.seq });
  const fault = faultIn(command, pledge.currency, context);
  if (fault) return fault;
  if (!said(command.why)) return incomplete('why');
  const { quantity, value, on, source, why } = command;
  return { acts: [{ kind: 'aid.corrected', dossier: DESK, payload: { pledge: pledge.id, entry: entry.seq, ledger: entry.ledger, quantity, value, on, source, why }, audience: [PARTIES], refs: [pledge.id] }] };
}
