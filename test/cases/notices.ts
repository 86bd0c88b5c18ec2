import type { Desk } from '../../src/desk.ts';
import { askAddress, chooseMails, confirmAddress, handOverMails } from '../../src/features/notices/index.ts';
import { setUp } from '../testbed.ts';

const ADDRESS = { address: 'kaz@example.org', language: 'en' };
const mailed = async (desk: Desk): Promise<Desk> => {
  await setUp(desk);
  return { ...desk, mail: { url: 'smtp://127.0.0.1:1', from: 'desk@example.org', desk: 'https://desk.example.org' } };
};

/** What is refused about mail: only a desk knows. */
export const noticeCases: readonly (readonly [string, string, (desk: Desk) => Promise<unknown>])[] = [
  ['notices.no_mail', 'a desk without a mail server', (desk) => askAddress(desk, 'kaz', ADDRESS)],
  ['notices.bad_address', 'no address', async (desk) => askAddress(await mailed(desk), 'kaz', { ...ADDRESS, address: 'kaz@example.org, other@example.org' })],
  ['notices.too_many_codes', 'a sixth code within the hour', async (desk) => {
    const one = await mailed(desk);
    for (let i = 0; i < 5; i++) await askAddress(one, 'kaz', ADDRESS);
    return askAddress(one, 'kaz', ADDRESS);
  }],
  ['notices.code_gone', 'no code waits', async (desk) => confirmAddress(await mailed(desk), 'kaz', '12345678')],
  ['notices.wrong_code', 'another code', async (desk) => {
    const one = await mailed(desk);
    await askAddress(one, 'kaz', ADDRESS);
    return confirmAddress(one, 'kaz', 'none');
  }],
  ['notices.code_gone', 'the right code after five wrong ones', async (desk) => {
    const one = await mailed(desk);
    await askAddress(one, 'kaz', ADDRESS);
    let code = '';
    await handOverMails(one, { hand: ({ text }) => { code = /\d{8}/.exec(text)![0]; return Promise.resolve({ taken: true }); }, close: () => undefined });
    for (let i = 0; i < 5; i++) await confirmAddress(one, 'kaz', 'none');
    return confirmAddress(one, 'kaz', code);
  }],
  ['notices.unknown', 'a notice that there is not', async (desk) => chooseMails(await mailed(desk), 'kaz', { triggers: ['gossip'], language: 'en' })],
  ['notices.not_confirmed', 'choosing before the address is confirmed', async (desk) => chooseMails(await mailed(desk), 'kaz', { triggers: [], language: 'en' })],
];
