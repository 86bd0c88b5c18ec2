import { expect, test } from 'vitest';
import { assemble } from '../src/desk.ts';
import { tellExample } from '../src/example/story.ts';
import { openTestDesk } from './testbed.ts';
test('x', { timeout: 120000 }, async () => {
  const desk = assemble({ ...(await openTestDesk('embedded')), example: true });
  const told = await tellExample(desk);
  expect(told.acts).toBe(0);
});
