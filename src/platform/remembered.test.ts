import { expect, test } from 'vitest';
import { freeze, Memory } from './remembered.ts';

const made = (memory: Memory, head: string, key: string, value: string): Promise<string> => memory.recall(head, key, () => Promise.resolve(value), () => 1000);

test('what was made is given again until the head changes', async () => {
  const memory = new Memory(1_000_000);
  expect(await made(memory, 'h1', 'k', 'one')).toBe('one');
  expect(await made(memory, 'h1', 'k', 'two')).toBe('one');
  expect(await made(memory, 'h1', 'other', 'three')).toBe('three');
  expect(await made(memory, 'h2', 'k', 'four')).toBe('four');
  expect(await made(memory, 'h1', 'k', 'five'), 'nothing of another head is given').toBe('five');
});

test('two who ask at once wait for one making; a failure is not kept', async () => {
  const memory = new Memory(1_000_000);
  let times = 0;
  const slow = (): Promise<number> => memory.recall('h', 'k', async () => {
    times++;
    await Promise.resolve();
    if (times === 1) throw new Error('broken');
    return times;
  }, () => 1);
  expect((await Promise.allSettled([slow(), slow()])).map((r) => r.status)).toEqual(['rejected', 'rejected']);
  expect(await Promise.all([slow(), slow()])).toEqual([2, 2]);
});

test('it keeps no more than it may, and lets go first of what was asked for longest ago', async () => {
  const memory = new Memory(2500);
  await made(memory, 'h', 'a', 'a1');
  await made(memory, 'h', 'b', 'b1');
  await made(memory, 'h', 'a', 'a2');
  await made(memory, 'h', 'c', 'c1');
  expect([await made(memory, 'h', 'a', 'a3'), await made(memory, 'h', 'b', 'b3')]).toEqual(['a1', 'b3']);
});

test('a value is frozen to its leaves, and what cannot be frozen is not taken', () => {
  const value = { rows: [{ title: { en: 'x' } }] };
  expect(freeze(value)).toBeGreaterThan(0);
  expect(() => Object.assign(value.rows[0]!.title, { en: 'y' })).toThrow(TypeError);
  expect(() => value.rows.push({ title: { en: 'z' } })).toThrow(TypeError);
  for (const odd of [new Map(), { at: new Date(0) }, { say: () => 1 }]) expect(() => freeze(odd)).toThrow('only plain values');
});

test('what two values share is weighed once', () => {
  const roster = Array.from({ length: 60 }, (_, i) => `P${i}`);
  const [first, second] = [freeze({ id: 'a', roster }), freeze({ id: 'b', roster })];
  expect(first).toBeGreaterThan(1000);
  expect(second).toBeLessThan(100);
});
