/** Decimals in text, of at most so many places: sums are exact, as money and tonnes must be. */
const PLACES = 6;

const units = (amount: string): bigint => {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole + part.padEnd(PLACES, '0'));
};

function amountOf(value: bigint): string {
  const digits = value.toString().padStart(PLACES + 1, '0');
  const part = digits.slice(-PLACES).replace(/0+$/, '');
  return digits.slice(0, -PLACES) + (part === '' ? '' : `.${part}`);
}

export type Entry = { readonly seq: number; readonly ledger: 'pledged' | 'shipped' | 'delivered'; readonly quantity: string; readonly value: string | null; readonly corrects: number | null };
/** `value` is null where an entry of the ledger has none: the sum of the others would pass for the whole. */
export type Sum = { readonly quantity: string; readonly value: string | null; readonly entries: number };
/** By how much the later ledger falls short of the earlier or goes beyond it; both are "0" where they agree. */
export type Difference = { readonly missing: string; readonly beyond: string };
export type Pair = { readonly quantity: Difference; readonly value: Difference | null };
export type Reconciled = { readonly pledged: Sum; readonly shipped: Sum; readonly delivered: Sum; readonly shipping: Pair; readonly delivery: Pair; readonly agrees: boolean };

/** Entries that count: whatever another entry corrects does not. */
export function counting<E extends Entry>(entries: readonly E[]): E[] {
  const corrected = new Set(entries.map((one) => one.corrects));
  return entries.filter((one) => !corrected.has(one.seq));
}

/** Three ledgers of one pledge, set against each other: what was shipped against what was pledged, what was delivered against what was shipped. */
export function reconcile(entries: readonly Entry[]): Reconciled {
  const counted = counting(entries);
  const sum = (ledger: Entry['ledger']): Sum => {
    const rows = counted.filter((one) => one.ledger === ledger);
    const value = rows.every((one) => one.value !== null) ? amountOf(rows.reduce((all, one) => all + units(one.value!), 0n)) : null;
    return { quantity: amountOf(rows.reduce((all, one) => all + units(one.quantity), 0n)), value, entries: rows.length };
  };
  const [pledged, shipped, delivered] = [sum('pledged'), sum('shipped'), sum('delivered')];
  const [shipping, delivery] = [pair(pledged, shipped), pair(shipped, delivered)];
  const even = (one: Pair): boolean => [one.quantity, one.value].every((d) => d === null || (d.missing === '0' && d.beyond === '0'));
  return { pledged, shipped, delivered, shipping, delivery, agrees: even(shipping) && even(delivery) };
}

const pair = (before: Sum, after: Sum): Pair => ({ quantity: difference(before.quantity, after.quantity), value: before.value === null || after.value === null ? null : difference(before.value, after.value) });

function difference(before: string, after: string): Difference {
  const off = units(after) - units(before);
  return { missing: amountOf(off < 0n ? -off : 0n), beyond: amountOf(off > 0n ? off : 0n) };
}

/** Whole per cent of the largest, for drawing: never for adding up. */
export const shareOf = (amount: string, of: string): number => (units(of) === 0n ? 0 : Number((units(amount) * 1000n) / units(of)) / 10);
export const largest = (amounts: readonly string[]): string => amounts.reduce((top, one) => (units(one) > units(top) ? one : top), '0');
