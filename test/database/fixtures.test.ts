import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { allOf } from '../../src/core/operation/fold.ts';
import { isUndated } from '../../src/core/operation/owed.ts';
import { daysBetween } from '../../src/core/time.ts';
import type { Desk } from '../../src/desk.ts';
import { listFacts } from '../../src/features/article/index.ts';
import { readRegister } from '../../src/features/commitments/index.ts';
import { attendanceOf, datesOf, listExercises } from '../../src/features/exercises/index.ts';
import { operationById } from '../../src/features/operations/index.ts';
import { officer, onDatabases, openTestDesk } from '../testbed.ts';

/** What happened, as somebody else wrote it down from the sources: `../shared` beside the repository, or where COMITY_SHARED says. None of it is part of the repository. */
const FOLDER = join(process.env.COMITY_SHARED ?? join(import.meta.dirname, '../../../shared'), 'data/domain/article');
const absent = !existsSync(FOLDER);
if (absent) process.stderr.write('\n!!! NO RECORD OF WHAT HAPPENED, the example is not held against it: ../shared is absent !!!\n\n');
const recorded = <T>(file: string): T => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as T;

type Operation = {
  host: string; legal_basis: { text: string; said_by: string }[]; mandate: { term: string; end_date_in_decision: string | null; tasks: string[] }; timeline: { on: string; what: string }[];
  strength: { value: string }[]; contributors: { state: string; value: string }[]; duration_days_decision_to_withdrawal: number;
};
type Outcomes = { items: { ref: string; on: string | null; status: string; latency_days?: number }[] };
type Exercises = { items: { name: string; host: string; start: string; end?: string[]; status: string }[] };

/** "about 2,500", "more than 2,000", "a company" as a claim has them. */
const asClaimed = (text: string): { value: number | null; precision: string } => {
  const digits = /\d[\d,]*/.exec(text)?.[0];
  return digits === undefined ? { value: null, precision: 'in_words' } : { value: Number(digits.replace(/,/g, '')), precision: /^about/.test(text) ? 'about' : /^more than/.test(text) ? 'more_than' : 'exactly' };
};
const STATUS: readonly (readonly [RegExp, string])[] = [[/^decided|^approved/, 'decided'], [/^established|^done/, 'done'], [/^two of three|^partly/, 'partly'], [/^continuing/, 'continuing'], [/^not verified/, 'not_verified'], [/^open/, 'open']];
const statusOf = (said: string): string => STATUS.find(([words]) => words.test(said))![1];

onDatabases((kind) => {
  describe.skipIf(absent)('the example is as it happened', () => {
    let desk: Desk;
    beforeAll(async () => void (desk = await openTestDesk(kind, { example: true })), 120_000);

    test('January 2022: request, decision, first units, notifications, strengths, withdrawal', async () => {
      const file = recorded<Operation>('operation-kazakhstan-2022.json');
      const { operation } = (await desk.database.read(officer.tokens, (lease) => operationById(lease, 'OP-1')))!;
      const days = new Set(operation.acts.map((act) => act.payload.on));
      expect(file.timeline.filter((one) => !days.has(one.on))).toEqual([]);
      expect([operation.request.host, operation.request.on, operation.mandate!.decided.decision.on]).toEqual([file.host, '2022-01-05', '2022-01-06']);
      expect([file.mandate.end_date_in_decision, isUndated(operation), operation.mandate!.decided.term.said!.en]).toEqual([null, true, file.mandate.term]);
      expect(operation.mandate!.decided.tasks!.en!.toLowerCase().split('\n')).toEqual(file.mandate.tasks);
      const claims = allOf(operation.acts, 'strength_reported').map((one) => ({ value: one.claim.value, precision: one.claim.precision }));
      for (const { value } of file.strength) expect(claims, value).toContainEqual(asClaimed(value));
      const offers = allOf(operation.acts, 'unit_offered');
      const offered = new Set(offers.map((one) => `${one.party} ${one.strength.value} ${one.strength.precision}`));
      expect(offered).toEqual(new Set(file.contributors.map(({ state, value }) => `${state} ${asClaimed(value).value} ${asClaimed(value).precision}`)));
      const bases = allOf(operation.acts, 'claimed').filter((one) => one.about === 'legal_basis').map((one) => one.what.en!);
      expect(bases.map((one) => /Article \d/.exec(one)![0]).sort()).toEqual(file.legal_basis.map(({ text }) => /Article \d/.exec(text)![0]).sort());
      expect(allOf(operation.acts, 'notified').map((one) => one.to).sort()).toEqual(['OSCE', 'SCO', 'UN']);
      expect(allOf(operation.acts, 'claimed').filter((one) => one.about === 'withdrawal')).toHaveLength(2);
      expect(daysBetween('2022-01-06', operation.stages.findLast((one) => one.stage === 'withdrawn')!.on)).toBe(file.duration_days_decision_to_withdrawal);
    });

    test('eleven pledges, each where the article has it, with its outcome and its day', async () => {
      const { items } = recorded<Outcomes>('commitments-outcomes.json');
      const { facts, followed } = await desk.database.read(officer.tokens, async (lease) => ({ facts: await listFacts(lease, null), ...(await readRegister(lease, '2022-05-12')) }));
      expect([items.length, followed.length]).toEqual([11, 11]);
      const came = (ref: string) => followed.find(({ commitment }) => facts.find((one) => one.fact === ref)!.page === `/commitments/${commitment.id}`)!;
      expect(items.map(({ ref }) => [ref, came(ref).standing.status])).toEqual(items.map(({ ref, status }) => [ref, statusOf(status)]));
      for (const { ref, on, latency_days: days } of items) {
        const { standing, claims, commitment } = came(ref);
        if (days !== undefined) expect(standing.took, ref).toEqual({ least: days, most: days });
        const dates = [...claims.flatMap((one) => [one.on_date, one.until_date]), commitment.due].filter((one): one is string => one !== null);
        for (const day of on?.match(/\d{4}-\d\d-\d\d/g) ?? []) expect(dates.some((one) => day.startsWith(one)), `${ref}: ${day}`).toBe(true);
      }
    });

    test('autumn 2022: planned, held, cancelled, with rival dates and who stayed away', async () => {
      const { items } = recorded<Exercises>('exercises-2022.json');
      const { all, dates, attendance } = await desk.database.read(officer.tokens, async (lease) => ({ all: await listExercises(lease), dates: await datesOf(lease, null), attendance: await attendanceOf(lease, null) }));
      for (const one of items) {
        const name = one.name.replace(/ \(.*$/, '');
        const held = all.find((exercise) => exercise.name.en === name)!;
        expect([name, held.host, held.starts, held.state]).toEqual([name, one.host, one.start, /^\w+/.exec(one.status)![0]]);
        const ends = [held.ends, ...dates.filter((other) => other.exercise === held.id).map((other) => other.ends)];
        for (const end of one.end ?? []) expect(ends, name).toContain(end.slice(0, 10));
        if (one.status.includes('Armenia absent')) expect(attendance.filter((other) => other.exercise === held.id && other.attends === 'absent').map((other) => other.party)).toEqual(['ARM']);
      }
    });
  });
});
