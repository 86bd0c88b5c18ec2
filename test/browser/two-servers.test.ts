import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openUnmigrated } from '../testbed.ts';
import { hidden, signedIn, type Client } from './client.ts';
import { startServer, type Server } from './server.ts';

/** Two servers on one database: what delegates do in the same second has one order and one outcome, whichever server they are at. */
let servers: Server[] = [];
const there = inject('postgres') !== null;

beforeAll(async () => {
  if (!there) return;
  const { url } = await openUnmigrated('postgresql');
  const env = { DATABASE_URL: url! };
  // The first tells the example; the second finds it told.
  servers = [await startServer({ env })];
  servers.push(await startServer({ env }));
}, 180_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

const PAGE = '/texts/T-2?lang=en';
const act = async (client: Client, action: 'position' | 'withdraw', form: Record<string, string>): Promise<number> =>
  (await client.post(`/texts/T-2?/${action}`, { ...hidden((await client.get(PAGE)).text, `action="?/${action}#your"`), ...form })).status;
const objection = { kind: 'objects', 'words.en': 'Not before the experts have met.' };

it.skipIf(!there)('two delegates object and one withdraws in the same second, on two servers: one order, one outcome, both told', { timeout: 120_000 }, async () => {
  const [one, two] = servers.map(({ base }) => base) as [string, string];
  const [kgz, tjk, kaz] = await Promise.all([signedIn(one, 'kgz'), signedIn(two, 'tjk'), signedIn(two, 'kaz')]);
  expect(await act(kaz, 'position', objection)).toBe(303);
  const forms = await Promise.all([kgz.get(PAGE), tjk.get(PAGE), kaz.get(PAGE)]);
  const sent = await Promise.all([
    kgz.post('/texts/T-2?/position', { ...hidden(forms[0]!.text, 'action="?/position#your"'), ...objection }),
    tjk.post('/texts/T-2?/position', { ...hidden(forms[1]!.text, 'action="?/position#your"'), ...objection }),
    kaz.post('/texts/T-2?/withdraw', hidden(forms[2]!.text, 'action="?/withdraw#your"')),
  ]);
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
  // Both servers show one sequence of acts and one outcome, to each of the three.
  const shown = await Promise.all([one, two].flatMap((base) => ['kgz', 'tjk', 'kaz'].map(async (who) => (await (await signedIn(base, who)).get(PAGE)).text)));
  const order = shown.map((page) => [...page.matchAll(/href="\/acts\/(\d+)"[^>]*>(took a position|withdrew an objection)/g)].slice(0, 4).map(([, seq, what]) => `${seq} ${what}`));
  expect(new Set(order.map((lines) => lines.join('\n'))).size).toBe(1);
  expect(order[0]!.filter((line) => line.includes('withdrew'))).toHaveLength(1);
  const numbers = order[0]!.map((line) => Number(line.split(' ')[0]));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  for (const page of shown) {
    expect(page).toContain('Silence broken');
    for (const party of ['Kyrgyzstan', 'Tajikistan']) expect(page).toContain(`${party} objects on ¶`);
    expect(page).not.toContain('Kazakhstan objects on ¶');
  }
});
