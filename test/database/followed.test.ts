import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '../../src/desk.ts';
import { readRegister, recordCommitment, type Followed } from '../../src/features/commitments/index.ts';
import { attendanceOf, datesOf, listExercises } from '../../src/features/exercises/index.ts';
import { aidEntriesOf, reconcile } from '../../src/features/aid/index.ts';
import { both, must, officer, onDatabases, openTestDesk, signedDelegates } from '../testbed.ts';
import { draftText } from '../../src/features/texts/index.ts';
import { openDossier } from '../../src/features/dossiers/index.ts';

onDatabases((kind) => {
  let desk: Desk;
  let followed: Followed[];
  beforeAll(async () => {
    desk = await openTestDesk(kind, { example: true });
    ({ followed } = await desk.database.read(officer.tokens, (lease) => readRegister(lease, '2022-05-12')));
  }, 120_000);
  const named = (start: string): Followed => followed.find(({ commitment }) => commitment.what.en!.startsWith(start))!;

  test('eleven pledges: four done or decided, two partly, four open or continuing, one not verified', () => {
    const count = (...of: string[]): number => followed.filter(({ standing }) => of.includes(standing.status)).length;
    expect([followed.length, count('done', 'decided'), count('partly'), count('open', 'continuing'), count('not_verified')]).toEqual([11, 4, 2, 4, 1]);
    expect(followed.every(({ commitment }) => commitment.quote.split(' ').length <= 12)).toBe(true);
  });

  test.each([
    ['Security of the southern borders', 'decided', 4084, 4084, '2024-11-28'], ['Equip', 'decided', 191, 191, '2022-11-23'], ['Joint exercises', 'partly', 158, 158, '2022-10-21'], ['Establish a Special', 'done', 377, 531, '2022-05-12'], ['Belarus takes', 'done', 230, 594, '2023-01-01'], ['Form a network', 'partly', 582, 582, '2023-12-19'],
  ])('%s: %s after %i to %i days', (start, status, least, most, asOf) => expect(named(start).standing).toMatchObject({ status, took: { least, most }, asOf }));

  test('rival claims stand side by side', () => {
    const { claims, standing } = named('Establish a Special');
    expect([claims.length, standing.rivals]).toEqual([2, [claims[0]!.seq]]);
  });

  test('autumn 2022 as it happened: five exercises, one cancelled by the host the day before and without a reason, Armenia absent from the first', async () => {
    const { all, dates, attendance } = await desk.database.read(officer.tokens, async (lease) => ({ all: await listExercises(lease), dates: await datesOf(lease, null), attendance: await attendanceOf(lease, null) }));
    const autumn = all.filter((one) => one.starts_day >= '2022-09');
    expect(autumn.map((one) => [one.name.en, one.host, one.state])).toEqual([['Interaction-2022', 'KAZ', 'held'], ['Search-2022', 'KAZ', 'held'], ['Echelon-2022', 'KAZ', 'held'], ['Rubezh-2022', 'TJK', 'held'], ['Indestructible Brotherhood-2022', 'KGZ', 'cancelled']]);
    expect(autumn[4]!.came).toMatchObject({ on: '2022-10-09', by: { en: 'the host' }, reason: null });
    expect(dates.filter((one) => one.exercise === autumn[0]!.id).map((one) => one.ends)).toEqual(['2022-10-08', '2022-10-13']);
    expect(attendance.filter((one) => one.exercise === autumn[0]!.id).map((one) => [one.party, one.attends])).toEqual([['ARM', 'absent']]);
  });

  test('the ledgers of flour differ, and say by how much', async () => {
    expect(reconcile(await desk.database.read(officer.tokens, (lease) => aidEntriesOf(lease, 'AID-1')))).toMatchObject({ agrees: false, shipping: { quantity: { missing: '150', beyond: '0' }, value: { missing: '67500' } }, delivery: { quantity: { missing: '27.5' }, value: { missing: '12375' } } });
    expect(reconcile(await desk.database.read(officer.tokens, (lease) => aidEntriesOf(lease, 'AID-2'))).agrees).toBe(true);
  });

  test('a pledge in a text of few is read by those few', async () => {
    const dossier = (must(await desk.perform(officer, openDossier({ title: both('okapi'), marking: 'named', named: ['KGZ'] }, null))).acts[0]!.payload as { id: string }).id;
    const text = (must(await desk.perform(officer, draftText({ dossier, consultation: null, title: both('okapi'), paragraphs: [{ part: 'operative', heading: null, words: both('The Parties shall meet in June') }] }, null))).acts[0]!.payload as { id: string }).id;
    must(await desk.perform(officer, recordCommitment({ what: both('Meet'), quote: 'shall meet in June', language: 'en', place: { source: null, from: null, to: null, text, paragraph: 1 }, party: null, pledger: both('The Parties'), addressee: {}, made: '2022-05-12', due: null }, { dossier }, null)));
    const seen = async (party: 'KGZ' | 'ARM'): Promise<number> => (await desk.database.read(signedDelegates[party].tokens, (lease) => readRegister(lease, '2022-05-12'))).followed.length;
    expect([await seen('KGZ'), await seen('ARM')]).toEqual([12, 11]);
  });
});
