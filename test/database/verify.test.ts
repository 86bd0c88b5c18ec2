import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../../src/desk.ts';
import type { Act } from '../../src/core/act.ts';
import { openDossier } from '../../src/features/dossiers/index.ts';
import { fromRow } from '../../src/platform/acts.ts';
import { both, contents, must, officer, onDatabases, openTestDesk } from '../testbed.ts';
import { putRows, type Contents } from '../told.ts';
import { verify, type Fault } from '../../src/platform/verify.ts';
import { run } from './probe.ts';

/**
 * What somebody with the owner's password could do, and the place and the words that `verify` must answer with. The
 * changes of one round touch each other nowhere, and the answer must be exactly theirs: no change hides behind another.
 */
type Change = readonly [what: string, statement: string, where: string, fault: string]; // without a statement: named as well
type Round = { name: string; changes: readonly Change[] };

/**
 * Acts are named by what they did, as `{w1}`: the first warning, the request on it and the first three answers, the draft,
 * the first position on S-1 with the act after it, a few of D-2, and the newest of all, which opens a dossier.
 */
function numbersOf(acts: readonly Act[]): Record<string, string> {
  const of = (kind: string, dossier: string, n = 0): Act => acts.filter((act) => act.kind === kind && act.dossier === dossier)[n]!;
  const [w1, p1, last] = [of('warnings.issued', 'D-1'), of('procedures.position_taken', 'D-1'), acts.at(-1)!];
  const inD1 = acts.filter((act) => act.dossier === 'D-1');
  const afterP1 = inD1[inD1.indexOf(p1) + 1]!;
  const some = acts.filter((act) => act.dossier === 'D-2').slice(0, 4);
  return Object.fromEntries(Object.entries({
    w1: w1.seq, c1: of('consultations.requested', 'D-1').seq, a1: of('consultations.answered', 'D-1').seq, a2: of('consultations.answered', 'D-1', 1).seq, a3: of('consultations.answered', 'D-1', 2).seq,
    t1: of('texts.drafted', 'D-1').seq, v1: of('texts.frozen', 'D-1').seq, p1: p1.seq, next: p1.seq + 1, inOrder: afterP1.seq, place: afterP1.no, placeLess: afterP1.no - 1,
    d2a: some[0]!.seq, d2b: some[1]!.seq, d2c: some[2]!.seq, d2d: some[3]!.seq, beside: some[0]!.seq + 1, loose: some[3]!.seq + 1000, last: last.seq, before: last.seq - 1, newest: (last.payload as { id: string }).id,
  }).map(([name, value]) => [name, String(value)]));
}
const PAD = 18;

const COMMITTED = 'its content is not what was committed to';
const FOLLOWS = (dossier: string): string => `its link in ${dossier} does not follow from the one before`;
const HEADS = 'the sequence of heads does not hold';
const FIGURES = 'its figures are not the ones that were imported';
const DIFFERS = 'differs from what the acts say';
const ZEROS = "repeat('0', 64)";
/** One column of one act. */
const act = (what: string, name: string, set: string): Change => [what, `update acts set ${set} where seq = {${name}}`, `act {${name}}`, COMMITTED];

const ROUNDS: readonly Round[] = [
  {
    name: 'acts: what no table repeats',
    changes: [
      act('a salt', 'w1', `salt = ${ZEROS}`),
      act('a salt, by one letter', 'c1', "salt = overlay(salt placing case when salt like '0%' then '1' else '0' end from 1 for 1)"),
      act('the hour of recording', 'a1', "recorded_at = recorded_at - interval '1 millisecond'"),
      act('what it answers', 'a2', "refs = '{W-2}'"),
      act('the key of its form', 'a3', "once = 'x'"),
      act('the office', 't1', "office = 'chair'"),
      act('the party', 'v1', "party = 'KAZ'"),
    ],
  },
  {
    name: 'acts: what a table repeats',
    changes: [
      act('one letter of what was decided', 'w1', "payload = replace(payload::text, 'six different', 'six differing')::jsonb"),
      ['', '', 'warnings W-1', DIFFERS],
      act('the hour, by a millisecond', 'c1', "effective_at = effective_at - interval '1 millisecond'"),
      ['', '', 'consultations C-1', DIFFERS],
      act('who may read it', 'a1', "audience = audience || '{public}'"),
      ['', '', 'answers C-1 KAZ', DIFFERS],
      act('who did it', 'a2', "person = 'general'"),
      ['', '', 'answers C-1 TJK', DIFFERS],
      act('the mark of the example', 'a3', 'example = false'),
      ['', '', 'answers C-1 ARM', DIFFERS],
    ],
  },
  { name: 'an act of another kind', changes: [
    ['', "update acts set kind = 'people.left' where seq = {last}", 'act {last}', COMMITTED], ['', '', 'act {last}', 'people.left does not have the shape of its kind'],
    ['', '', 'dossiers {newest}', 'is in the table, but no act says so'], ['', '', 'numbers D', DIFFERS],
  ] },
  { name: 'an act taken away from the middle', changes: [
    ['', 'delete from acts where seq = {p1}', 'act {next}', 'number {p1} is missing before it'], ['', '', 'act {inOrder}', 'its place in D-1 is {place}, not {placeLess}'],
    ['', '', 'act {inOrder}', FOLLOWS('D-1')], ['', '', 'act {next}', HEADS], ['', '', 'link {p1}', 'stands for no act'],
    ['', '', 'positions {p1:pad}', 'is in the table, but no act says so'],
  ] },
  { name: 'the last act taken away', changes: [
    ['', 'delete from acts where seq = {last}', 'head', 'stands at {last}, the acts end at {before}'], ['', '', 'link {last}', 'stands for no act'],
    ['', '', 'chain {newest}', 'its newest link is not the last act'],
    ['', '', 'dossiers {newest}', 'is in the table, but no act says so'], ['', '', 'numbers D', DIFFERS],
  ] },
  {
    name: 'the links',
    changes: [
      ['a hash', `update links set hash = ${ZEROS} where seq = {w1}`, 'act {w1}', FOLLOWS('D-1')], ['', '', 'act {w1}', HEADS], ['', '', 'act {c1}', FOLLOWS('D-1')],
      ['a value of the sequence of heads', `update links set head = ${ZEROS} where seq = {d2a}`, 'act {d2a}', HEADS], ['', '', 'act {beside}', HEADS],
      ['a link moved to another chain', "update links set dossier = 'D-9' where seq = {d2c}", 'act {d2c}', 'its link stands at another place'],
      ['a link moved within its chain', 'update links set no = 99 where seq = {d2d}', 'act {d2d}', 'its link stands at another place'],
      ['a link without an act', 'insert into links select seq + 1000, dossier, no + 1000, commitment, hash, head from links where seq = {d2d}',
        'link {loose}', 'stands for no act'],
    ],
  },
  {
    name: 'the ends: of the sequence and of each chain',
    changes: [
      ['the newest head', `update head set hash = ${ZEROS}`, 'head', 'stands at {last}, the acts end at {last}'],
      ['the newest link of a chain', `update chains set hash = ${ZEROS} where dossier = 'D-1'`, 'chain D-1', 'its newest link is not the last act'],
      ['a chain less', "delete from chains where dossier = 'D-2'", 'chain D-2', 'has acts but no row'],
      ['a chain more', "insert into chains select 'D-9', no, hash, audience from chains where dossier = 'D-3'",
        'chain D-9', 'its newest link is not the last act'],
      ['who may know of a chain', "update chains set audience = audience || '{public}' where dossier = 'D-4'",
        'chain D-4', 'who may know of it is not who may read its acts'],
    ],
  },
  {
    name: 'the tables folded from acts',
    changes: [
      ['a field', "update warnings set probability_to = 99 where id = 'W-1'", 'warnings W-1', DIFFERS],
      ['who may read it', "update dossiers set audience = '{public}' where id = 'D-4'", 'dossiers D-4', DIFFERS],
      ['a row less', "delete from answers where consultation = 'C-1' and party = 'KAZ'", 'answers C-1 KAZ', 'is missing from the table'],
      ['a row more', `insert into people select 'spy', name, party, centre, secretariat, offices, closed, audience, example from people where person = 'kaz'`,
        'people spy', 'is in the table, but no act says so'],
      ['the last number given', "update numbers set last = 99 where series = 'D'", 'numbers D', DIFFERS],
      ['a frozen word', "update versions set title = '{\"en\": \"Another\"}' where text = 'T-1'", 'versions T-1 000001', DIFFERS],
    ],
  },
  { name: 'a figure', changes: [['', "update observations set value = value + 1 where import = 'I-1' and area = 'AFG' and period = '2022-04'", 'import I-1', FIGURES]] },
  {
    name: 'the figures that are there, and who reads them',
    changes: [
      ['a figure less', "delete from observations where import = 'I-1' and area = 'AFG' and period = '2022-03'", 'import I-1', FIGURES],
      ['who may read one', "update observations set audience = '{public}' where import = 'I-1' and area = 'AFG' and period = '2022-04'",
        'import I-1', 'not all its figures have its audience'],
      ['figures of no import', "insert into observations values ('I-99', 'AFG', '2022-04', 1, '{parties}')", 'import I-99', 'has figures, but no act says so'],
    ],
  },
];

onDatabases((kind) => {
  let desk: Desk;
  let whole: Contents;
  let named: (text: string) => string;
  beforeAll(async () => {
    desk = await openTestDesk(kind, { example: true });
    must(await desk.perform(officer, openDossier({ title: both('The last act'), marking: 'secretariat', named: [] }, null)));
    const acts = await desk.database.audit((lease) => lease.db.selectFrom('acts').selectAll().orderBy('seq').execute());
    const names = numbersOf(acts.map(fromRow));
    named = (text) => text.replace(/\{(\w+)(:pad)?\}/g, (all, name: string, pad?: string) => (names[name] === undefined ? all : pad ? names[name].padStart(PAD, '0') : names[name]));
    whole = await contents(desk.database);
  });

  test('the example as it was told holds', async () => {
    const steps: string[] = [];
    const head = await desk.database.own((lease) => lease.db.selectFrom('head').select(['seq', 'hash']).executeTakeFirstOrThrow());
    expect(await verify(desk, (step) => steps.push(step.what))).toEqual({ ok: true, acts: head.seq, projections: 1 + desk.features.flatMap((feature) => Object.keys(feature.projections)).length, head, faults: [] });
    expect(new Set(steps)).toContain('warnings');
    expect(await contents(desk.database), 'looking changes nothing').toEqual(whole);
  });

  test.each(ROUNDS)('is noticed: $name', { timeout: 40_000 }, async ({ changes }) => {
    for (const [what, statement] of changes) {
      if (statement === '') continue;
      const { numAffectedRows } = await desk.database.own((lease) => run(lease, named(statement)));
      expect(Number(numAffectedRows), what).toBeGreaterThan(0);
    }
    const found = await verify(desk).finally(() => restore(desk, whole));
    const lines = (faults: readonly Fault[]): string[] => faults.map((f) => `${f.where}: ${f.what}`).sort();
    expect(lines(found.faults)).toEqual(lines(changes.map(([, , where, what]) => ({ where: named(where), what: named(what) }))));
    expect(found.ok).toBe(false);
  });

  afterAll(async () => expect(await contents(desk.database), 'everything was put back').toEqual(whole));
});

/** Puts every table that was changed back as it was. */
async function restore(desk: Desk, whole: Contents): Promise<void> {
  const now = await contents(desk.database);
  await desk.database.own((lease) => putRows(lease, Object.fromEntries(Object.entries(whole).filter(([name, rows]) => rows.join() !== now[name]!.join()))));
}
