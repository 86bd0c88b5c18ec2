import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/core/refusal.ts';
import { addHours } from '../../src/core/time.ts';
import type { Desk } from '../../src/desk.ts';
import { inventedIncidents } from '../../src/example/incidents.ts';
import { acknowledgeSignal, assessSignal, closeSignal, escalateSignal, explain, judgeFile, newestRun, reportMissed, scoresOf, setThreshold, signalsOf, signalsRaised, type Standing } from '../../src/features/signals/index.ts';
import { putInForce } from '../../src/features/charter/index.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { importFile } from '../../src/features/sources/index.ts';
import { fileById, setWatchFile } from '../../src/features/watch/index.ts';
import type { Command } from '../../src/platform/perform.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { verify } from '../../src/platform/verify.ts';
import { WATCH_TEXT } from '../cases/watch.ts';
import { analyst, both, CHARTER_TEXT, must, officer, onDatabases, openTestDesk, stillClock } from '../testbed.ts';

const FILE = 'southern-borders';
const TO = '2022-05-08';
const MONDAY = '2022-05-09T08:00:00.000Z';
const TOLD = inventedIncidents();
const given = (text: string, name = 'incidents.csv') => ({ name, size: text.length, bytes: () => [new TextEncoder().encode(text)] as unknown as AsyncIterable<Uint8Array> });

onDatabases((kind) => {
  let desk: Desk;
  let clock: ReturnType<typeof stillClock>;
  const take = async (text: string, options: { part?: boolean } = {}) => must(await desk.perform(officer, importFile({ source: 'incidents', given: given(text), once: null, ...options }) as Command<Charter, unknown>));
  const read = <T>(work: Parameters<Desk['database']['read']>[1] & ((lease: never) => Promise<T>)): Promise<T> => desk.database.read(['public', 'parties'], work as never);
  const why = (area: string, run?: string) => read(async (lease) => explain(lease, (await fileById(lease, FILE))!.file, { indicator: 'incidents', area, period: '2022-W18', run }));
  const all = async (now = clock.now()): Promise<Standing[]> => read(async (lease) => signalsOf(lease, (await fileById(lease, FILE))!.file, now));
  const takhar = async (now?: string): Promise<Standing> => (await all(now)).find((s) => s.area === 'AF-TAK')!;

  beforeAll(async () => {
    clock = stillClock(MONDAY);
    desk = await openTestDesk(kind, { clock });
    must(await desk.perform(OPERATOR, putInForce({ text: CHARTER_TEXT, file: 'csto.yaml', once: null }) as Command<Charter, unknown>));
    must(await desk.perform(officer, setWatchFile({ text: WATCH_TEXT, file: 'southern-borders.yaml', once: null }) as Command<Charter, unknown>));
    await take(TOLD);
  });

  test('an import is followed by a run that says what it judged, on what', async () => {
    const run = (await read((lease) => newestRun(lease, FILE)))!;
    expect(run).toMatchObject({ id: 'R-1', file: FILE, to_period: '2022-W18', ran_by: officer.person });
    expect(run.vintages).toContainEqual({ indicator: 'incidents', source: 'incidents', import: 'E-1', vintage: '', to: TO });
    expect(run.verdicts).toBeGreaterThan(100);
    expect(run.by_chance).toBeGreaterThan(0);
  });

  test('the province that changed is a signal, pinned to its figures; quiet ones are not', async () => {
    expect(await takhar()).toMatchObject({ period: '2022-W18', direction: 'rise', method: 'best', level: 'high', state: 'new', open: true, run: 'R-1', by: addHours(MONDAY, 48) });
    expect((await all()).map((s) => s.area)).not.toContain('AF-BAL');
  });

  test('what it raised, by the hour, for whoever sends it on', async () => {
    expect((await read((lease) => signalsRaised(lease, { after: addHours(MONDAY, -1), upTo: MONDAY }))).map((s) => s.key)).toContain((await takhar()).key);
    expect(await read((lease) => signalsRaised(lease, { after: MONDAY, upTo: addHours(MONDAY, 9) }))).toEqual([]);
  });

  test('nothing is judged twice: the same figures give no second run', async () => {
    const again = await desk.perform(officer, judgeFile({ file: FILE, now: clock.now() }));
    expect(isRefusal(again) && again.code).toBe('signals.nothing_new');
  });

  test('why: observed and expected, the events with their precision, what the neighbours had', async () => {
    const told = await why('AF-TAK');
    expect(told.events.length).toBe(told.now);
    expect(told.events.every((e) => e.admin1 === 'Takhar' && e.place_precision === 'near')).toBe(true);
    expect(told.neighbours.map((n) => n.area)).toContain('AF-BDS');
    expect(told.changed).toEqual([]);
    expect(told.verdict).toMatchObject({ marked: true });
  });

  test('why not: a quiet week was judged and not marked, with its limit', async () => {
    const told = await why('AF-BAL');
    expect(told).toMatchObject({ mark: null, run: { id: 'R-1' }, verdict: { marked: false } });
    expect(told.verdict!.upper).toBeGreaterThanOrEqual(told.now!);
  });

  describe('what people do', () => {
    test('nobody acknowledged it in time: it is overdue, and nothing was stored for that', async () => {
      expect((await takhar(addHours(MONDAY, 47.9))).state).toBe('new');
      expect((await takhar(addHours(MONDAY, 48))).state).toBe('overdue');
    });
    test('acknowledged, assessed, escalated, closed; each with who and when', async () => {
      const { key } = await takhar();
      clock.set(addHours(MONDAY, 2));
      must(await desk.perform(analyst, acknowledgeSignal({ key }, null)));
      expect(await takhar()).toMatchObject({ state: 'acknowledged', steps: [{ kind: 'acknowledged', by: analyst.person, at: addHours(MONDAY, 2) }] });
      const twice = await desk.perform(analyst, acknowledgeSignal({ key }, null));
      expect(isRefusal(twice) && twice.code).toBe('signals.acknowledged_already');
      must(await desk.perform(analyst, assessSignal({ key, verdict: 'true', words: both('Seven incidents in one district.') }, null)));
      expect((await takhar()).state).toBe('assessed');
      must(await desk.perform(officer, escalateSignal({ key, to: 'afghanistan', answerBy: addHours(MONDAY, 100), words: both('The group meets on Friday.') }, null)));
      expect(await takhar()).toMatchObject({ state: 'escalated', by: addHours(MONDAY, 100) });
      must(await desk.perform(officer, closeSignal({ key, words: both('No action, because the district is quiet again.') }, null)));
      expect((await takhar()).state).toBe('closed');
    });
    test('the scoreboard says how often it was right, how fast, and what was missed', async () => {
      must(await desk.perform(analyst, reportMissed({ file: FILE, indicator: 'incidents', area: 'AF-HER', period: '2022-W18', words: both('A convoy; the press had it.') }, null)));
      const { scores, missed } = await read(async (lease) => scoresOf(lease, (await fileById(lease, FILE))!.file, clock.now(), 1));
      expect(scores.find((s) => s.method === 'best')).toMatchObject({ month: '2022-05', true: 1, precision: 1, hoursToAcknowledge: 2, missed: 1 });
      expect(missed).toHaveLength(1);
    });
  });

  test('a revision: the signal keeps the figures that raised it, and says what changed', async () => {
    const before = await takhar();
    const lines = TOLD.split(/\r?\n/);
    const gone = lines.filter((line) => line.includes(',Takhar,')).at(-1)!;
    await take(lines.filter((line) => line === lines[0] || line === gone).map((line) => (line === gone ? line.replace(/,$/, ',yes') : line)).join('\n'), { part: true });
    const after = await takhar();
    expect(after.mark).toEqual(before.mark);
    const told = await why('AF-TAK', before.run);
    expect(told).toMatchObject({ now: before.mark.observed - 1, then: before.mark.observed, changed: [{ before: { admin1: 'Takhar' }, after: null }] });
    expect((await read((lease) => newestRun(lease, FILE)))!.number).toBeGreaterThan(1);
  });

  test('a threshold set by a person is the one used from then on', async () => {
    must(await desk.perform(officer, setThreshold({ file: FILE, indicator: 'incidents', area: 'AF-KDZ', threshold: 1000, words: both('Cried too often.') }, null)));
    const told = await why('AF-KDZ');
    expect(told).toMatchObject({ threshold: 1000, verdict: { threshold: 1000 } });
  });

  test('a stranger sees none of it, and verify rebuilds all of it', async () => {
    expect(await desk.database.read(['public'], (lease) => signalsRaised(lease, { after: '2000-01-01T00:00:00.000Z', upTo: '2030-01-01T00:00:00.000Z' }))).toEqual([]);
    expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
  });
});
