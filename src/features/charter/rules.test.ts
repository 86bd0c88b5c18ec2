import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Actor } from '#core/act.ts';
import { digest } from '#core/canonical.ts';
import type { Charter } from '#core/charter/schema.ts';
import { readCharter } from './read.ts';
import { putInForce, type CharterState } from './rules.ts';
import { charterInForce } from './schema.ts';
import { words } from './words.ts';

const text = readFileSync(new URL('../../../charters/csto.yaml', import.meta.url), 'utf8');
const csto = readCharter(text, 'csto.yaml') as Charter;
const command = { charter: csto, digest: digest(text), file: 'csto.yaml' };
const actor = (...offices: string[]): { actor: Actor } => ({ actor: { person: 'p', name: 'P', party: null, centre: null, secretariat: true, offices, tokens: ['public'] } });
const NEW_DESK: CharterState = { current: null, digest: null };

test('the first charter takes force by one public act, which holds it whole', () => {
  const decision = putInForce(NEW_DESK, command, actor('administrator'));
  expect(decision).toEqual({ acts: [{ kind: 'charter.in_force', dossier: 'desk', payload: command, audience: ['public'], office: 'administrator' }] });
  expect(charterInForce.parse(JSON.parse(JSON.stringify(command)))).toEqual(command);
});

test('another version of the same organisation takes force', () => {
  expect(putInForce({ current: csto, digest: digest('older') }, command, actor('administrator'))).toHaveProperty('acts');
});

test.each([
  ['charter.not_allowed', NEW_DESK, command, ['desk_officer', 'secretary_general']],
  ['charter.not_allowed', { current: csto, digest: command.digest }, command, []],
  ['charter.other_organisation', { current: { ...csto, id: 'osce' }, digest: 'x' }, command, ['administrator']],
  ['charter.unchanged', { current: csto, digest: command.digest }, command, ['administrator']],
])('%s', (code, state, asked, offices) => {
  expect(putInForce(state, asked, actor(...offices))).toMatchObject({ refused: true, code });
  expect(words.en.refusals[code]).toBeDefined();
  expect(words.ru.refusals[code]).toBeDefined();
});

test('the public act carries the name of the file, never a folder', () => {
  expect(charterInForce.safeParse({ ...command, file: 'charters/csto.yaml' }).success).toBe(false);
});
