import { expect, test } from 'vitest';
import { gathered } from './gather.ts';

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('whoever asks while a question is under way is answered by the next one, together with the others', async () => {
  const looked: string[][] = [];
  const ask = gathered<string, string>(async (keys) => {
    looked.push([...keys]);
    await later();
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, `${key} in look ${looked.length}`]));
  });
  const first = ask('a');
  await Promise.resolve();
  await Promise.resolve();
  const meanwhile = [ask('a'), ask('b'), ask('b'), ask('none')];
  expect(await first).toBe('a in look 1');
  expect(await Promise.all(meanwhile)).toEqual(['a in look 2', 'b in look 2', 'b in look 2', undefined]);
  expect(looked).toEqual([['a'], ['a', 'b', 'none']]);
});

test('a look-up that fails fails for those it was for, and for nobody after', async () => {
  let looks = 0;
  const ask = gathered<string, number>(() => (++looks === 1 ? Promise.reject(new Error('broken')) : Promise.resolve(new Map([['a', looks]]))));
  await expect(ask('a')).rejects.toThrow('broken');
  expect(await ask('a')).toBe(2);
});
