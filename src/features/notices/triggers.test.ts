import { expect, test } from 'vitest';
import { TRIGGERS } from './triggers.ts';
import { words } from './words.ts';

/** `n_` on the page, `m_` in a mail, `t_` where it is chosen. */
test.each(TRIGGERS.map(({ key, mail }) => [key, mail] as const))('%s is worded in every language, each once', (key, mail) => {
  for (const { ui } of Object.values(words)) for (const place of mail ? ['n', 'm', 't'] : ['n']) expect(ui[`${place}_${key}`], `${place}_${key}`).toMatch(/\S{2}/);
});

test('no two triggers have one name', () => expect(new Set(TRIGGERS.map((one) => one.key)).size).toBe(TRIGGERS.length));
