import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import type { Desk } from '../../src/desk.ts';
import { openDossier } from '../../src/features/dossiers/index.ts';
import { changePassword, credentialFault, setCredential, signIn } from '../../src/features/people/index.ts';
import { draftText } from '../../src/features/texts/index.ts';
import { OPERATIONS } from '../../src/operations.ts';
import { exchangeDeskCases } from './exchange-desk.ts';
import { chain } from '../chain.ts';
import { both, chair, csto, officer, setUp } from '../testbed.ts';
import { backupCases } from './backup.ts';
import { noticeCases } from './notices.ts';
import { forecastDeskCases } from './forecasts.ts';
import { sourceFileCases } from './source-files.ts';

/** What only a desk refuses: performing, operations, sign-in, and what a page reads off its form. Each case begins on an empty desk. */
export type DeskCase = readonly [code: string, when: string, does: (desk: Desk) => Promise<unknown>];

const PASSWORD = 'three sour plums';
const signing = (desk: Desk, password: string, email = 'kaz@example.org') => signIn(desk.database, { email, password, address: '10.0.0.1', agent: 'test' }, desk.clock.wall());

async function withAccount(desk: Desk): Promise<void> {
  await setUp(desk);
  await setCredential(desk.database, 'kaz', 'kaz@example.org', PASSWORD, desk.clock.wall());
}

/** What the refusal of an operation or of a page's form is wrapped in. */
function unwrap(result: unknown): unknown {
  if (isRefusal(result)) return result;
  const { refusal, data } = result as { refusal?: Refusal; data?: { refusal: Refusal } };
  return refusal ?? (data && { ...data.refusal, refused: true });
}

async function submit(desk: Desk, page: string, action: string, params: Record<string, string>, fields: Record<string, string>): Promise<unknown> {
  const { actions } = (await import(/* @vite-ignore */ `../../src/routes/${page}/+page.server.ts`)) as { actions: Record<string, (event: unknown) => Promise<unknown>> };
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const request = new Request('http://localhost/', { method: 'POST', body });
  const locals = { desk, lang: 'en', person: null, actor: chair, tokens: chair.tokens, charter: csto, now: desk.clock.now() };
  return actions[action]!({ locals, params, request, url: new URL(request.url) });
}

const cases: readonly DeskCase[] = [
  ['form.already_sent', 'the same form twice', async (desk) => {
    await setUp(desk);
    const command = openDossier({ title: both('x'), marking: 'parties', named: [] }, 'key');
    await desk.perform(officer, command);
    return desk.perform(officer, command);
  }],
  ['form.too_long', 'a title that is too long', async (desk) => {
    await setUp(desk);
    return desk.perform(officer, openDossier({ title: both('x'.repeat(201)), marking: 'parties', named: [] }, null));
  }],
  ['form.malformed', 'a title in no language', async (desk) => {
    await setUp(desk);
    return desk.perform(officer, openDossier({ title: { '?': 'x' }, marking: 'parties', named: [] }, null));
  }],
  ['dossier.not_found', 'in a dossier that never was', async (desk) => {
    await setUp(desk);
    return desk.perform(officer, draftText({ dossier: 'D-99', consultation: null, title: both('x'), paragraphs: [] }, null));
  }],
  ['desk.not_empty', 'the example on a desk that is in use', async (desk) => {
    await setUp(desk);
    return OPERATIONS.demo!({ ...desk, example: true }, {}, () => undefined);
  }],
  ['desk.not_example', 'the example on a real desk', (desk) => OPERATIONS.demo!(desk, {}, () => undefined)],
  ['people.wrong_sign_in', 'signing in with another password', async (desk) => {
    await withAccount(desk);
    return signing(desk, 'three sweet plums');
  }],
  ['people.too_many_attempts', 'signing in once more after eight failures', async (desk) => {
    await withAccount(desk);
    for (let i = 0; i < 8; i++) await signing(desk, 'three sweet plums');
    return signing(desk, PASSWORD);
  }],
  ['people.email_malformed', 'an address without a domain', (desk) => credentialFault(desk.database, 'kaz', PASSWORD)],
  ['people.email_taken', 'an address that is somebody else’s', async (desk) => {
    await withAccount(desk);
    return setCredential(desk.database, 'blr', 'KAZ@example.org', PASSWORD, desk.clock.wall());
  }],
  ['people.wrong_password', 'changing the password without knowing it', async (desk) => {
    await withAccount(desk);
    return changePassword(desk.database, 'kaz', 'three sweet plums', 'four sour plums', desk.clock.wall());
  }],
  ['people.too_many_changes', 'changing the password after eight wrong guesses at it', async (desk) => {
    await withAccount(desk);
    for (let i = 0; i < 8; i++) await changePassword(desk.database, 'kaz', 'three sweet plums', 'four sour plums', desk.clock.wall());
    return changePassword(desk.database, 'kaz', PASSWORD, 'four sour plums', desk.clock.wall());
  }],
  ['procedures.bad_deadline', 'an hour on the page that cannot be read', async (desk) => {
    await setUp(desk);
    const matter = chain(desk);
    await matter.text();
    return submit(desk, '(desk)/texts/[id]', 'circulate', { id: matter.at.text }, { 'deadline.day': '05/13/2022', matter: 'joint_statement', version: '1', hash: matter.at.hash });
  }],
];

export const deskCases = [...cases, ...backupCases, ...sourceFileCases, ...forecastDeskCases, ...noticeCases, ...exchangeDeskCases].map(([code, when, does]): DeskCase => [code, when, async (desk) => unwrap(await does(desk))]);
