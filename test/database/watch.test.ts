import { beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from '../../src/desk.ts';
import { importSeries } from '../../src/features/series/index.ts';
import { issueWarning, type EvidenceRef, type Warning } from '../../src/features/warnings/index.ts';
import { warningById } from '../../src/features/warnings/store.ts';
import { fileById, lookAt, noteSignal, setWatchFile, type View } from '../../src/features/watch/index.ts';
import { verify } from '../../src/platform/verify.ts';
import type { Command } from '../../src/platform/perform.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { WATCH_TEXT } from '../cases/watch.ts';
import { analyst, both, must, officer, onDatabases, openTestDesk } from '../testbed.ts';

const PARTIES_TOKENS = ['public', 'parties'];

const FILE = 'southern-borders';
const PAKISTAN = { file: FILE, series: 'ucdp-deaths', area: 'PAK', period: '2022-03' };

onDatabases((kind) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openTestDesk(kind, { example: true });
  });

  const look = (on = '2022-05-12', tokens: readonly string[] = PARTIES_TOKENS): Promise<View | null> =>
    desk.database.read(tokens, async (lease) => {
      const file = await fileById(lease, FILE);
      return file && lookAt(lease, file.file, on);
    });
  const signal = async (id: string, on?: string) => (await look(on))!.signals.find((s) => s.id === id);
  const warn = async (evidence: readonly EvidenceRef[]) => desk.perform(officer, issueWarning({
    dossier: 'D-2', sentence: both('A warning from a signal'), probability: { from: 30, to: 50 }, confidence: 'low', consequence: both('Something follows'), addressees: { bodies: ['pc'], parties: [] },
    options: [{ what: both('An option'), leadHours: 24 }], horizon: '2022-07-01T12:00:00.000Z', answerBy: null, answerByReason: null,
  }, evidence, null));

  describe('the example', () => {
    test('marks Pakistan in March 2022, with what was expected and how often chance would', async () => {
      const view = (await look())!;
      expect(view.found.judged).toBe(432);
      expect(view.signals).toHaveLength(17);
      expect(view.found.byChance).toBeCloseTo(2.79, 2);
      expect(await signal('ucdp-deaths.PAK.2022-03')).toMatchObject({ observed: 134, low: 6, high: 89, state: 'new', passed: null });
    });

    test('keeps what is missing missing: no row, and no zero', async () => {
      const view = (await look())!;
      expect(view.figures('unodc-seizures', 'TJK')).toEqual({ import: null, points: [] });
      expect(view.figures('people-in-need', 'AFG').points.map((p) => [p.period, p.value, p.published])).toEqual([['2022', 24.4, '2022-04-28'], ['2024', 23.7, '2024'], ['2026', 21.9, '2025']]);
      expect(view.figures('ucdp-deaths', 'TKM').points).toEqual([]);
    });

    test('from an earlier day, nothing later is marked', async () => {
      const earlier = (await look('2021-07-15'))!;
      expect(earlier.last).toBe('2021-06');
      expect(earlier.signals.every((s) => s.period <= '2021-06')).toBe(true);
      expect(earlier.signals.map((s) => s.id)).toContain('ucdp-deaths.AFG.2021-06');
    });

    test('is nothing for the public', async () => {
      expect(await look('2022-05-12', ['public'])).toBeNull();
    });
  });

  test('a note, then a warning: the state follows, and the warning keeps the model as it stood', async () => {
    must(await desk.perform(analyst, noteSignal({ ...PAKISTAN, state: 'watched', words: both('Second month in a row.') }, null)));
    expect(await signal('ucdp-deaths.PAK.2022-03')).toMatchObject({ state: 'watched', note: { noted_by: analyst.person } });
    const { acts } = must(await warn([{ series: 'ucdp-deaths', area: 'PAK', period: '2022-03', signal: true }, { series: 'people-in-need', area: 'AFG', period: '2022', signal: false }]));
    const { id } = acts[0]!.payload as { id: string };
    expect(await signal('ucdp-deaths.PAK.2022-03')).toMatchObject({ state: 'warned', warnings: [id] });
    const warning = (await desk.database.read(PARTIES_TOKENS, (lease) => warningById(lease, id))) as Warning;
    expect(warning.evidence).toMatchObject([
      { series: 'ucdp-deaths', value: 134, signal: { low: 6, high: 89, months: 36 } },
      { series: 'people-in-need', value: 24.4, source: 'OCHA on reliefweb.int', vintage: '2022-04-28' },
    ]);
    expect(warning.evidence[1]).not.toHaveProperty('signal');
  });

  test.each<[string, EvidenceRef]>([
    ['a month that is not marked', { series: 'ucdp-deaths', area: 'PAK', period: '2021-01', signal: true }],
    ['a series nobody imported', { series: 'unodc-seizures', area: 'TJK', period: '2012', signal: false }],
    ['a month after the figures end', { series: 'ucdp-deaths', area: 'PAK', period: '2022-05', signal: false }],
  ])('a warning cannot cite %s', async (_, ref) => {
    const result = await warn([ref]);
    expect(isRefusal(result) && result.code).toBe('warnings.unknown_evidence');
  });

  test('a signal that a revision takes away can no longer be noted', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `PAK,${2017 + Math.floor((i + 4) / 12)}-${String(((i + 4) % 12) + 1).padStart(2, '0')},40`);
    const revised = importSeries({ source: 'ucdp-deaths', file: 'revised.csv', bytes: Buffer.from(`country_iso3,year_month,ucdp_fatalities_best\n${rows.join('\n')}\n`), once: null, vintage: 'a revision' });
    must(await desk.perform(officer, revised as Command<Charter, never>));
    expect(await signal('ucdp-deaths.PAK.2022-03')).toBeUndefined();
    const result = await desk.perform(analyst, noteSignal({ ...PAKISTAN, state: 'explained', words: both('Revised.') }, null));
    expect(isRefusal(result) && result.code).toBe('watch.no_signal');
  });

  test('a file is replaced by its next version, and verify rebuilds all of it', async () => {
    const next = setWatchFile({ text: WATCH_TEXT.replace('Southern borders', 'Southern borders (second)'), file: 'southern-borders.yaml', once: null });
    must(await desk.perform(officer, next as Command<Charter, never>));
    const file = await desk.database.read(PARTIES_TOKENS, (lease) => fileById(lease, FILE));
    expect(file!.file.title.en).toBe('Southern borders (second)');
    expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
  });
});
