import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actsOf } from '../../../test/actors.ts';
import { aidRefusals, correcting, entering, pledging } from '../../../test/cases/aid.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { counting, largest, reconcile, shareOf, type Entry } from './reconcile.ts';

testRefusals(aidRefusals);

test.each([['a pledge', pledging, 'aid.pledged', { id: 'AID-1', quantity: '1200' }], ['a shipment by its own party', entering, 'aid.entered', { ledger: 'shipped', quantity: '750.5' }], ['a correction, in the ledger of what it corrects', correcting, 'aid.corrected', { entry: 5, ledger: 'shipped', quantity: '280' }]])('%s is recorded', (_, does, kind, payload) => expect(actsOf(does())).toMatchObject([{ kind, payload }]));

let seq = 0;
const entry = (ledger: Entry['ledger'], quantity: string, value: string | null = null, corrects: number | null = null): Entry => ({ seq: ++seq, ledger, quantity, value, corrects });

describe('three ledgers', () => {
  test('agree where all three are the same', () => expect(reconcile([entry('pledged', '400'), entry('shipped', '150.5'), entry('shipped', '249.5'), entry('delivered', '400')])).toMatchObject({ agrees: true, shipping: { quantity: { missing: '0', beyond: '0' } } }));
  test('say by how much something is missing, and by how much it goes beyond', () => {
    expect(reconcile([entry('pledged', '1200'), entry('shipped', '750'), entry('shipped', '300'), entry('delivered', '742.5'), entry('delivered', '320')])).toMatchObject({
      agrees: false, shipping: { quantity: { missing: '150', beyond: '0' } }, delivery: { quantity: { missing: '0', beyond: '12.5' } },
    });
  });
  test('add 0.1 and 0.2 to 0.3', () => expect(reconcile([entry('pledged', '0.3'), entry('shipped', '0.1'), entry('shipped', '0.2')]).shipping.quantity).toEqual({ missing: '0', beyond: '0' }));
  test('do not set values against each other where one is not known', () => expect(reconcile([entry('pledged', '1', '10'), entry('shipped', '1')])).toMatchObject({ shipping: { value: null }, pledged: { value: '10' }, shipped: { value: null } }));
  test('count a correction in place of what it corrects, however often', () => {
    const wrong = entry('delivered', '800');
    const less = entry('delivered', '28', null, wrong.seq);
    const right = entry('delivered', '280', null, less.seq);
    expect(reconcile([wrong, less, right]).delivered).toEqual({ quantity: '280', value: null, entries: 1 });
    expect(counting([wrong, less, right])).toEqual([right]);
  });
});

const amount = fc.tuple(fc.nat(1e9), fc.nat(999_999)).map(([whole, part]) => `${whole}.${String(part).padStart(6, '0')}`);
const entries = fc.array(fc.tuple(fc.constantFrom('pledged' as const, 'shipped' as const, 'delivered' as const), amount), { maxLength: 40 }).map((rows) => rows.map(([ledger, quantity], i): Entry => ({ seq: i + 1, ledger, quantity, value: quantity, corrects: null })));
const exact = (text: string): bigint => { const [whole = '0', part = ''] = text.split('.'); return BigInt(whole + part.padEnd(6, '0')); };

describe('whatever is entered', () => {
  test('the ledgers agree, or what is missing and beyond accounts for all of the difference', () => {
    fc.assert(fc.property(entries, (all) => {
      const books = reconcile(all);
      for (const [before, after, pair] of [[books.pledged, books.shipped, books.shipping], [books.shipped, books.delivered, books.delivery]] as const) {
        const { missing, beyond } = pair.quantity;
        expect(exact(before.quantity) - exact(missing) + exact(beyond)).toBe(exact(after.quantity));
        expect(missing === '0' || beyond === '0').toBe(true);
        expect(pair.value).toEqual(pair.quantity);
      }
      expect(books.agrees).toBe(books.pledged.quantity === books.shipped.quantity && books.shipped.quantity === books.delivered.quantity);
    }), { numRuns: 500 });
  });
  test('the order of entries says nothing', () => {
    fc.assert(fc.property(entries, (all) => {
      expect(reconcile([...all].reverse())).toEqual(reconcile(all));
    }));
  });
  test('a correction to the same figures changes no sum', () => {
    fc.assert(fc.property(entries.filter((all) => all.length > 0), (all) => {
      const { ledger, quantity, value } = all[0]!;
      expect(reconcile([...all, { seq: 99, ledger, quantity, value, corrects: 1 }])).toEqual(reconcile(all));
    }));
  });
});

test('shares are drawn against the largest', () => {
  expect(largest(['9', '10.5', '10'])).toBe('10.5');
  expect([shareOf('5', '10'), shareOf('0', '0'), shareOf('10', '10')]).toEqual([50, 0, 100]);
});
