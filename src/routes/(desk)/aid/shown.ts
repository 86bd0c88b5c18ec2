import { fill, inLang, say } from '#core/words.ts';
import { aidWords, largest, reconcile, shareOf, type AidEntry, type AidPledge, type Difference, type Reconciled } from '#features/aid/index.ts';

/** "1 322.5", "1 322,5": thousands grouped, every decimal kept. */
export function sayAmount(amount: string, lang: 'en' | 'ru'): string {
  const [whole = '', part] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');
  return part === undefined ? grouped : `${grouped}${lang === 'ru' ? ',' : '.'}${part}`;
}

export function sayAid(pledge: AidPledge, entries: readonly AidEntry[], lang: 'en' | 'ru') {
  const w = aidWords[lang].ui;
  const unit = say(pledge.unit, lang);
  const books = reconcile(entries);
  const top = largest([books.pledged.quantity, books.shipped.quantity, books.delivered.quantity]);
  const amount = (value: string): string => `${sayAmount(value, lang)}\u00a0${unit}`;
  const money = (value: string): string => `${sayAmount(value, lang)}\u00a0${pledge.currency}`;
  const ledger = (name: 'pledged' | 'shipped' | 'delivered', before: string) => ({
    name, label: w[`l_${name}`]!, quantity: amount(books[name].quantity), value: books[name].value === null || pledge.currency === null ? null : money(books[name].value), entries: books[name].entries, share: shareOf(books[name].quantity, top), before: shareOf(before, top),
  });
  return {
    id: pledge.id, item: inLang(pledge.item, lang), from: inLang(pledge.from_words, lang), to: inLang(pledge.to_words, lang), fromTo: fill(w.fromTo!, { from: say(pledge.from_words, lang), to: say(pledge.to_words, lang) }), unit, currency: pledge.currency, giver: pledge.giver, example: pledge.example, seq: pledge.seq, agrees: books.agrees, books: [ledger('pledged', '0'), ledger('shipped', books.pledged.quantity), ledger('delivered', books.shipped.quantity)],
    differences: differences(books, w, amount, pledge.currency === null ? null : money), valueUnknown: pledge.currency !== null && (books.shipping.value === null || books.delivery.value === null),
    said: fill(w.ledgersSaid!, { pledged: amount(books.pledged.quantity), shipped: amount(books.shipped.quantity), delivered: amount(books.delivered.quantity) }),
  };
}

/** Each difference with its name and size, by quantity and, where every entry has one, by value. */
function differences({ shipping, delivery }: Reconciled, w: Readonly<Record<string, string>>, amount: (value: string) => string, money: ((value: string) => string) | null): { name: string; by: string; size: string }[] {
  const of = (one: Difference | null, names: [string, string], by: string, size: ((value: string) => string) | null) =>
    one === null || size === null ? [] : [[one.missing, names[0]], [one.beyond, names[1]]].flatMap(([value, name]) => (value === '0' ? [] : [{ name: w[name!]!, by: w[by]!, size: size(value!) }]));
  const [ship, arrive]: [string, string][] = [['notShipped', 'beyondPledged'], ['notDelivered', 'beyondShipped']];
  return [...of(shipping.quantity, ship!, 'byQuantity', amount), ...of(shipping.value, ship!, 'byValue', money), ...of(delivery.quantity, arrive!, 'byQuantity', amount), ...of(delivery.value, arrive!, 'byValue', money)];
}
