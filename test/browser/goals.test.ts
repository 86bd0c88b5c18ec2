import { afterAll, beforeAll, expect, it } from 'vitest';
import { hidden, landed, signedIn, type Client } from './client.ts';
import { startServer, type Server } from './server.ts';

let server: Server;
let [officer, kaz]: Client[] = [];
beforeAll(async () => {
  server = await startServer();
  [officer, kaz] = [await signedIn(server.base, 'officer'), await signedIn(server.base, 'kaz')];
}, 180_000);
afterAll(async () => void (await server?.stop()));

const textOf = (html: string): string => html.slice(html.indexOf('<main'), html.indexOf('</main>')).replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
const both = (name: string, text: string): Record<string, string> => ({ [`${name}.en`]: text, [`${name}.ru`]: text });
const PAGE = '/commitments/CM-4';

it('a goal shows its milestones, the days since the last, and what is used of it', async () => {
  const page = textOf((await kaz!.get('/commitments/goals?lang=en')).text);
  expect(page).toContain('1 goal, 1 of 4 milestones met');
  for (const one of ['Legal basis: protocol on a coordinating state signed', 'Coordinating state named', 'Units offered to the United Nations', 'met 16 September 2021', '238 days since', 'the goal of getting the CSTO involved with the United Nations']) expect(page).toContain(one);
  expect(page).toMatch(/Ratifications of the protocol on a coordinating state 3 of 6 parties 2 February 2023 Commentary on legal grounds/);
  expect(page).toMatch(/Uses of the peacekeeping forces, by decision of the Council 1 use January 2022/);
});

it('a milestone met and a new figure move it, the figure before standing beside', async () => {
  const form = async (action: string) => hidden((await officer!.get(PAGE)).text, action);
  expect(landed(await officer!.post(`${PAGE}?/meet`, { ...(await form('?/meet')), no: '2', on: '1 June 2023', source: 'SO-11', ...both('words', 'As reported') }))).toBe(PAGE);
  expect(landed(await officer!.post(`${PAGE}?/use`, { ...(await form('?/use')), 'indicator.en': 'Ratifications of the protocol on a coordinating state', 'indicator.ru': 'Ратификации протокола о координирующем государстве', value: '4', 'unit.en': 'of 6 parties', 'unit.ru': 'из 6 Сторон', on: '31 May 2023', source: 'SO-11' }))).toBe(PAGE);
  const page = textOf((await kaz!.get('/commitments/goals?lang=en')).text);
  expect(page).toContain('1 goal, 2 of 4 milestones met');
  expect(page).toMatch(/coordinating state 4 of 6 parties before: 3, 2 February 2023/);
  expect(textOf((await kaz!.get('/commitments/goals?lang=ru')).text)).toContain('1 цель, достигнуто вех: 2 из 4');
});

it('what operations demand stands on the page of the day of whoever owes it, and goes when it is done', async () => {
  const planner = await signedIn(server.base, 'planner');
  expect(textOf((await officer!.get('/?lang=en')).text)).toMatch(/Peacekeeping forces in Kazakhstan OP-1; A review date: the decision names no end, 6 January 2022 · D-6 Set a review date/);
  expect(textOf((await planner.get('/?lang=en')).text)).toMatch(/Support of relief at the border crossings OP-2; Report on carrying out, 16 May 2022 · D-3 Make the report/);
  expect(textOf((await planner.get('/?lang=en')).text)).not.toContain('Set a review date');
  expect(textOf((await kaz!.get('/?lang=en')).text)).not.toContain('Make the report');
  expect(landed(await officer!.post('/operations/OP-1/record/review', { review: '1 July 2022', ...both('words', 'Before the summer') }))).toBe('/operations/OP-1');
  expect(textOf((await officer!.get('/?lang=en')).text)).not.toContain('Set a review date');
});
