import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import type { EventSource, FigureRecord, FigureSource } from '../../src/core/ingest/record.ts';
import { refuse } from '../../src/core/refusal.ts';
import type { Desk } from '../../src/desk.ts';
import { openDossier } from '../../src/features/dossiers/index.ts';
import {
  changedEvents, checkVersions, countEvents, eventsKnown, figureVersions, importFile, importOf, knownBefore, READERS, refusedAfter, reportIncident, retryImport, versionsOf, type Given, type ImportCommand, type Imported,
} from '../../src/features/sources/index.ts';
import { verify } from '../../src/platform/verify.ts';
import { incidentFile, withdrawnRow } from '../../src/features/sources/incident-form.ts';
import { ged, given } from '../cases/files.ts';
import { entries, type ENTRIES } from '../cases/sources.ts';
import { gzipped, zipped } from '../cases/source-files.ts';
import { sort } from '../chain.ts';
import { analyst, anotherServer, both, chair, contents, later, must, NOW, officer, onDatabases, openTestDesk, setUp, signedDelegates, type Kind } from '../testbed.ts';
import { run } from './probe.ts';

async function open(kind: Kind): Promise<Desk> {
  const desk = await openTestDesk(kind);
  await setUp(desk);
  return desk;
}
type Options = { source?: string | EventSource | FigureSource; part?: boolean; vintage?: string; rehearsal?: boolean };
const take = (desk: Desk, file: string | Given, { source = 'ucdp-ged', ...options }: Options = {}): ReturnType<Desk['perform']> =>
  desk.perform(officer, must<ImportCommand>(importFile({ once: null, source, given: typeof file === 'string' ? given(file) : file, ...options })));
const payload = (done: Awaited<ReturnType<Desk['perform']>>): Imported => must<{ acts: readonly Act[] }>(done).acts[0]!.payload as Imported;
const taken = async (desk: Desk, file: string | Given, options?: Options): Promise<Imported> => payload(await take(desk, file, options));
const known = (desk: Desk, after: number | null = null, source = 'ucdp-ged') =>
  desk.database.read(officer.tokens, async (lease) => (await eventsKnown(lease, { source, after }, 100)).map(({ id, measures }) => `${id}: ${measures.best}`).sort());
/** What `verify` asks of versions and refused rows; one test asks the whole of it. */
const sound = async (desk: Desk): Promise<void> => expect(await desk.database.audit(checkVersions)).toEqual([]);

const OTHERS = 'its versions are not the ones that it opened and closed';

/** A reader of `id value` lines, as strict as it is told to be; figures of one series. */
const figures = (strict: boolean, whole = false): FigureSource => ({
  kind: 'figures', id: 'told-figures', title: { en: 'Told', ru: 'Рассказано' }, publisher: 'Nobody', licence: 'none', mayExport: false, whole,
  open: () => {
    let text = '';
    const record = (area: string, value: number, month: string): FigureRecord => ({ series: 'told', area, areaName: null, level: 'country', from: `2022-${month}-01`, to: `2022-${month}-28`, value, unit: 'people', labels: { z: '1', a: '2' }, status: null });
    return {
      push: (more) => ((text += more), []),
      end: () => text.split('\n').filter((row) => row !== '').map((raw, i) => {
        const [, area, value, month = '01'] = /^([A-Z]{3}) (\d+|many)(?: (\d\d))?$/.exec(raw) ?? [];
        if (area && value && (value !== 'many' || !strict)) return { line: i + 1, record: record(area, value === 'many' ? 7 : Number(value), month) };
        return { line: i + 1, raw, refusal: refuse('sources.bad_cell', { line: i + 1, column: 'value', value: raw }) };
      }),
      expected: () => 4,
    };
  },
});

onDatabases((kind) => {
  test('a file is taken in, and the same file again changes nothing', { timeout: 60_000 }, async () => {
    const desk = await open(kind);
    const file = ged({}, { id: '2', best: '4', deaths_b: '3' }, { id: '3', best: 'nine' });
    expect(await taken(desk, file, { vintage: '25.1' })).toMatchObject({
      id: 'E-1', kind: 'events', vintage: '25.1', received: 3, accepted: 2, refused: 1, opened: 2, revised: 0, unchanged: 0, closed: 0, expected: null,
      covers: { from: '2022-05-18', to: '2022-05-18' }, reasons: [{ code: 'sources.bad_cell', rows: 1, line: 4 }],
    });
    const before = await contents(desk.database);
    expect(await take(desk, file)).toMatchObject({ code: 'sources.unchanged', facts: { known: 'E-1' } });
    expect(await take(desk, ged({}, { id: '2', best: '4', deaths_b: '3' }))).toMatchObject({ code: 'sources.unchanged', facts: { known: null } });
    expect(await contents(desk.database)).toEqual(before);
    expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
  });

  test('packed files are unpacked', async () => {
    const desk = await open(kind);
    expect(await taken(desk, given(zipped, 'ged.csv.zip', 7))).toMatchObject({ opened: 2, file: 'ged.csv.zip' });
    expect(await take(desk, given(gzipped, 'ged.csv.gz', 11))).toMatchObject({ code: 'sources.unchanged' });
  });

  test('a record comes back as its source wrote it', async () => {
    const desk = await open(kind);
    const odd = 'tab\tquote"back\\slash, comma; {brace} \\N\r\nnext «строка» 🏔';
    await taken(desk, ged({ latitude: '37.950000000000003', longitude: '-71.1', source_headline: odd, side_b: odd, adm_1: '', priogrid_gid: '', number_of_sources: '-1' }));
    const [event] = await desk.database.read(officer.tokens, (lease) => eventsKnown(lease, { source: 'ucdp-ged', after: null }, 10));
    expect(event).toEqual({
      source: 'ucdp-ged', id: '1', since: 1, until: null, from_day: '2022-05-18', to_day: '2022-05-18', date_precision: 'day', country: 'TJK', admin1: null, admin2: 'Rushan district', place: 'Rushan district',
      lat: 37.950000000000003, lon: -71.1, place_precision: 'district', cell: null, kind: '1', actors: ['Government of Tajikistan', odd],
      measures: { active_year: 1, best: 9, deaths_a: 1, deaths_b: 8, deaths_civilians: 0, deaths_unknown: 0, event_clarity: 1, high: 17, low: 9 },
      status: 'Clear', title: odd, links: ['Asia-Plus,2022-05-18,Clash in Rushan', 'Reuters,2022-05-19,More dead'], same: null, audience: ['parties'],
    });
    await sound(desk);
  });

  test('revised, taken back and back again: what was known on each day stays known', async () => {
    const desk = await open(kind);
    const four = ged({}, { id: '2' }, { id: '3', date_start: '2023-01-05', date_end: '2023-01-05', year: '2023' }, { id: '4', country_id: '700' });
    expect(await taken(desk, four)).toMatchObject({ opened: 4 });
    desk.clock.set(later(240));
    expect(await taken(desk, ged({ best: '10', deaths_b: '9' }, { id: '5' }))).toMatchObject({ id: 'E-2', opened: 1, revised: 1, unchanged: 0, closed: 1, withheld: 0 });
    desk.clock.set(later(480));
    expect(await taken(desk, ged({ best: '10', deaths_b: '9' }, { id: '2' }), { part: true })).toMatchObject({ id: 'E-3', opened: 1, revised: 0, unchanged: 1, closed: 0 });
    const numbers = await desk.database.read(officer.tokens, async (lease) => Promise.all([NOW, later(1), later(241), later(481)].map((moment) => knownBefore(lease, 'ucdp-ged', moment))));
    expect(numbers).toEqual([0, 1, 2, 3]);
    expect(await known(desk, 0)).toEqual([]);
    expect(await known(desk, 1), 'another year and another country are not covered by the second file').toEqual(['1: 9', '2: 9', '3: 9', '4: 9']);
    expect(await known(desk, 2)).toEqual(['1: 10', '3: 9', '4: 9', '5: 9']);
    expect(await known(desk, 3)).toEqual(['1: 10', '2: 9', '3: 9', '4: 9', '5: 9']);
    expect(await known(desk)).toEqual(await known(desk, 3));
    await desk.database.read(officer.tokens, async (lease) => {
      expect((await versionsOf(lease, 'ucdp-ged', ['1', '2'])).map(({ id, since, until }) => [id, since, until])).toEqual([['1', 1, 2], ['1', 2, null], ['2', 1, 2], ['2', 3, null]]);
      expect((await changedEvents(lease, { number: 2, source: 'ucdp-ged' }, 10)).map(({ before, after }) => [before?.measures.best, after?.measures.best])).toEqual([[9, 10], [9, undefined]]);
      expect(await countEvents(lease, { source: 'ucdp-ged', after: 1, country: 'TJK', from: '2022-01-01', to: '2022-12-31' })).toBe(2);
    });
    await sound(desk);
  });

  test('a centre reports, corrects and withdraws in its own line, and no other source, line or number', async () => {
    const desk = await open(kind);
    const tell = async (change: Partial<typeof ENTRIES>, from: number | null, who = analyst, once: string | null = null) => desk.perform(who, must<ImportCommand>(reportIncident({ row: entries(change).row, from, day: '2022-05-10', once })));
    const incidentsNow = () => known(desk, null, 'incidents').then((all) => all.map((one) => one.split(':')[0]));
    expect(payload(await tell({}, null, analyst, 'key'))).toMatchObject({ id: 'E-1', source: 'incidents', file: 'form', vintage: '2022-05-10', opened: 1 });
    expect(await tell({}, null, analyst, 'key')).toMatchObject({ code: 'form.already_sent' });
    expect(await tell({ summary: 'Another.' }, null)).toMatchObject({ code: 'sources.report_taken' });
    expect(payload(await tell({ incident: 'TJK-2022-001' }, null, officer))).toMatchObject({ id: 'E-2', opened: 1 });
    const before = await contents(desk.database);
    expect(await tell({ incident: 'TJK-2022-001', summary: 'Not ours to say.' }, 2), 'what another centre reports').toMatchObject({ code: 'sources.not_own' });
    expect(await tell({ incident: 'TJK-2022-002' }, null)).toMatchObject({ code: 'sources.not_own', facts: { own: 'KAZ', found: ['TJK'] } });
    expect(await tell({ summary: 'By a delegate.' }, 1, signedDelegates.KAZ)).toMatchObject({ code: 'sources.not_allowed' });
    const file = (...rows: string[]): Given => given(`${incidentFile({}).split('\n')[0]}\n${rows.join('\n')}\n`, 'incidents.csv');
    const row = (change: Partial<typeof ENTRIES>): string => incidentFile(entries(change).row).split('\n')[1]!;
    const bring = async (source: string, one: Given) => desk.perform(analyst, must<ImportCommand>(importFile({ source, given: one, once: null, part: true })));
    expect(await bring('ucdp-ged', given(ged({})))).toMatchObject({ code: 'sources.not_allowed' });
    expect(await bring('incidents', file(row({ incident: 'KAZ-2022-002' }), row({ incident: 'TJK-2022-003' })))).toMatchObject({ code: 'sources.not_own' });
    expect(await bring('incidents', file(row({ incident: 'KAZ-2022-002' }), '"KAZ-2022-003","never"'))).toMatchObject({ code: 'sources.not_own', facts: { found: [''] } });
    expect(await bring('incidents', file(row({ incident: 'KAZ-2022-002' }), row({ incident: 'KAZ-2022-003' }).replace('"KAZ"', '"Kazakhstan"')))).toMatchObject({ refused: true });
    expect(await desk.perform(analyst, retryImport({ import: 'E-1', once: null }))).toMatchObject({ code: 'sources.not_allowed' });
    expect(await contents(desk.database), 'nothing was left of any of it').toEqual(before);
    expect(payload(await tell({ summary: 'Shots, and one hurt.', injured: '1' }, 1))).toMatchObject({ id: 'E-3', revised: 1 });
    expect(await tell({ summary: 'From an old form.' }, 1)).toMatchObject({ code: 'sources.report_stale', facts: { import: 'E-3' } });
    expect(payload(await bring('incidents', file(row({ incident: 'KAZ-2022-002' }))))).toMatchObject({ id: 'E-4', opened: 1 });
    const [, version] = await desk.database.read(analyst.tokens, (lease) => versionsOf(lease, 'incidents', ['KAZ-2022-001']));
    expect(payload(await desk.perform(analyst, must<ImportCommand>(reportIncident({ row: withdrawnRow(version!), from: 3, day: '2022-05-10', once: null }))))).toMatchObject({ id: 'E-5', closed: 1 });
    expect(await incidentsNow()).toEqual(['KAZ-2022-002', 'TJK-2022-001']);
    expect(await tell({}, null), 'a number is never used twice').toMatchObject({ code: 'sources.report_taken' });
    expect(payload(await tell({ summary: 'It did happen.' }, 0))).toMatchObject({ id: 'E-6', opened: 1 });
    await sound(desk);
  });

  test('a monthly file names only what is new: nothing is taken back by its silence', async () => {
    const desk = await open(kind);
    const source = 'ucdp-candidate';
    await taken(desk, ged({ code_status: 'Check deaths' }, { id: '2' }), { source });
    expect(await taken(desk, ged({}, { id: '3' }), { source })).toMatchObject({ opened: 1, revised: 1, closed: 0 });
    expect(await known(desk, null, source)).toEqual(['1: 9', '2: 9', '3: 9']);
    await sound(desk);
  });

  test('what a source deletes is closed, once', async () => {
    const desk = await open(kind);
    const [ucdp] = READERS as [EventSource];
    const deleting: EventSource = {
      ...ucdp, id: 'told-events', whole: false,
      open: () => {
        const reader = ucdp.open();
        return { ...reader, push: (text) => (reader.push(text) as { line: number; record: object }[]).map((item) => ({ ...item, record: { ...item.record, deleted: true } })) as never };
      },
    };
    await taken(desk, ged({}, { id: '2' }), { source: { ...ucdp, id: 'told-events' } });
    expect(await taken(desk, ged({ id: '2' }, { id: '9' }), { source: deleting })).toMatchObject({ received: 2, accepted: 2, opened: 0, revised: 0, unchanged: 1, closed: 1 });
    expect(await known(desk, null, 'told-events')).toEqual(['1: 9']);
    expect(await take(desk, ged({ id: '2' }, { id: '9' }), { source: deleting })).toMatchObject({ code: 'sources.unchanged' });
    await sound(desk);
  });

  test('a refused row of a whole file is not taken for one that is missing', async () => {
    const desk = await open(kind);
    await taken(desk, ged({}, { id: '2' }, { id: '3' }));
    expect(await taken(desk, ged({}, { id: '2', best: 'x' })), 'its number can be read').toMatchObject({ refused: 1, closed: 1, withheld: 0 });
    expect(await known(desk)).toEqual(['1: 9', '2: 9']);
    expect(await taken(desk, ged({ best: '10', deaths_b: '9' }, { id: 'two' })), 'its number cannot be read').toMatchObject({ refused: 1, closed: 0, withheld: 1 });
    expect(await known(desk)).toEqual(['1: 10', '2: 9']);
    await sound(desk);
  });

  test('two rows of one number: the first is taken, the others are kept in the quarantine', async () => {
    const desk = await open(kind);
    expect(await taken(desk, ged({}, { id: '2' }, { best: '10', deaths_b: '9' }, {}))).toMatchObject({ received: 4, accepted: 2, refused: 2, opened: 2, reasons: [{ code: 'sources.twice', rows: 2, line: 4 }] });
    const rows = await desk.database.read(officer.tokens, (lease) => refusedAfter(lease, { number: 1, limit: 10 }));
    expect(rows.map(({ line, code, facts }) => [line, code, facts])).toEqual([[4, 'sources.twice', { line: 4, first: 2, id: '1' }], [5, 'sources.twice', { line: 5, first: 2, id: '1' }]]);
    expect(rows[0]!.raw).toContain('"best": 10');
    expect(await desk.perform(officer, retryImport({ import: 'E-1', once: null })), 'reading them again says nothing new').toMatchObject({ code: 'sources.nothing_refused' });
    await sound(desk);
  });

  test('figures: the same store, and labels in any order', async () => {
    const desk = await open(kind);
    expect(await taken(desk, 'TJK 5\nAFG 6\nAFG 7 02\n', { source: figures(true, true) })).toMatchObject({ kind: 'figures', expected: 4, received: 3, opened: 3 });
    expect(await taken(desk, 'TJK 8\nAFG 6\n', { source: figures(true, true) })).toMatchObject({ revised: 1, unchanged: 1, closed: 0, covers: { from: '2022-01-01', to: '2022-01-28' } });
    expect(await taken(desk, 'TJK 8\nAFG 7 02\n', { source: figures(true, true) })).toMatchObject({ revised: 0, unchanged: 2, closed: 1 });
    const versions = await desk.database.read(officer.tokens, async (lease) => {
      const { rows } = await run<{ id: string }>(lease, "select distinct id from figure_versions where area = 'TJK'");
      return figureVersions(lease, 'told-figures', rows[0]!.id);
    });
    expect(versions.map(({ value, since, until, labels }) => [value, since, until, labels])).toEqual([[5, 1, 2, { a: '2', z: '1' }], [8, 2, null, { a: '2', z: '1' }]]);
    await sound(desk);
  });

  describe('the quarantine', () => {
    test('keeps each refused row with its reason and text, and gives it back to a better reader', async () => {
      const desk = await open(kind);
      const [strict, better] = [figures(true), figures(false)];
      expect(await taken(desk, 'TJK 5\nAFG many\nPAK lots\nKGZ many\n', { source: strict })).toMatchObject({ accepted: 1, refused: 3 });
      const again = (reader: FigureSource, id = 'E-1', rehearsal = false) => desk.perform(officer, retryImport({ import: id, once: null, rehearsal }, () => reader));
      const before = await contents(desk.database);
      expect(await again(strict)).toMatchObject({ code: 'sources.still_refused', facts: { import: 'E-1', rows: 3 } });
      expect(payload(await again(better, 'E-1', true))).toMatchObject({ id: 'E-2', retries: 'E-1', received: 3, accepted: 2 });
      expect(await contents(desk.database)).toEqual(before);
      expect(payload(await again(better))).toMatchObject({ id: 'E-2', retries: 'E-1', received: 3, accepted: 2, refused: 1, opened: 2, reasons: [{ code: 'sources.bad_cell', rows: 1, line: 3 }] });
      const rows = await desk.database.read(officer.tokens, (lease) => refusedAfter(lease, { number: 1, limit: 10 }));
      expect(rows.map(({ line, raw, retried_by }) => [line, raw, retried_by])).toEqual([[2, 'AFG many', 2], [3, 'PAK lots', null], [4, 'KGZ many', 2]]);
      expect(await again(better)).toMatchObject({ code: 'sources.still_refused', facts: { rows: 1 } });
      expect(await again(better, 'E-7')).toMatchObject({ code: 'sources.no_import' });
      await sound(desk);
    });

    test('a row of a file with a line of names is read again with that line', async () => {
      const desk = await open(kind);
      const [ucdp] = READERS as [EventSource];
      const file = ged({}, { id: '2', code_status: 'Clear', country_id: '9999', source_headline: 'two\nlines, "quoted"' });
      await taken(desk, file);
      const better: EventSource = { ...ucdp, open: () => ((reader) => ({ ...reader, push: (text: string) => reader.push(text.replace('9999', '702')) }))(ucdp.open()) };
      expect(payload(await desk.perform(officer, retryImport({ import: 'E-1', once: null }, () => better)))).toMatchObject({ accepted: 1, opened: 1 });
      expect(await known(desk)).toEqual(['1: 9', '2: 9']);
      const [event] = await desk.database.read(officer.tokens, (lease) => versionsOf(lease, 'ucdp-ged', ['2']));
      expect(event).toMatchObject({ title: 'two\nlines, "quoted"', country: 'TJK', since: 2 });
    });

    test('does not give back what a later file has spoken of', async () => {
      const desk = await open(kind);
      await taken(desk, 'TJK 5\nAFG many\nKGZ many\n', { source: figures(true) });
      await taken(desk, 'AFG 9\n', { source: figures(true) });
      expect(payload(await desk.perform(officer, retryImport({ import: 'E-1', once: null }, () => figures(false))))).toMatchObject({ received: 2, accepted: 1, refused: 1, reasons: [{ code: 'sources.overtaken', rows: 1 }] });
      const waiting = await desk.database.read(officer.tokens, (lease) => refusedAfter(lease, { number: 1, limit: 10, waiting: true }));
      expect(waiting.map((row) => row.raw)).toEqual(['AFG many']);
      await sound(desk);
    });
  });

  describe('is refused, and nothing is written:', () => {
    test.each<[string, string, string | Uint8Array]>([
      ['sources.empty', 'a file without rows', ged()],
      ['sources.missing_column', 'a file of something else', 'a,b\n1,2\n'],
      ['sources.none_accepted', 'a file of which no row can be read', ged({ best: 'x' })],
      ['sources.not_utf8', 'a file in another encoding, from its second piece on', Buffer.concat([Buffer.from(ged({})), Buffer.alloc(70_000, 0x61), Buffer.from([0xff, 0xfe])])],
    ])('%s: %s', async (code, _, file) => {
      const desk = await open(kind);
      const before = await contents(desk.database);
      expect(await take(desk, given(file))).toMatchObject({ code });
      expect(await contents(desk.database)).toEqual(before);
      expect(await taken(desk, ged({})), 'and the connection is still good').toMatchObject({ id: 'E-1' });
    });

    test('sources.not_allowed: by a delegate, before the file is opened', async () => {
      const desk = await open(kind);
      const closed: Given = { name: 'x', size: 1, bytes: () => { throw new Error('opened'); } };
      expect(await desk.perform(chair, must<ImportCommand>(importFile({ once: null, source: 'ucdp-ged', given: closed })))).toMatchObject({ code: 'sources.not_allowed' });
    });

    test('a rehearsal says what would come of it', async () => {
      const desk = await open(kind);
      await taken(desk, ged({}, { id: '2' }));
      const before = await contents(desk.database);
      const file = ged({ best: '10', deaths_b: '9' }, { id: '3' }, { id: '4', best: 'x' });
      const said = await taken(desk, file, { rehearsal: true });
      expect(await contents(desk.database)).toEqual(before);
      expect(await taken(desk, file)).toEqual(said);
    });
  });

  describe('verify names', () => {
    const FAULTS: readonly (readonly [what: string, statement: string, faults: readonly string[]])[] = [
      ['a coordinate moved', "update event_versions set lat = 38 where id = '1' and since = 1", ['import E-1: 1 of its versions has been altered', 'import E-2: 1 of its versions has been altered']],
      ['a figure by name', `update event_versions set measures = (measures::jsonb || '{"best": 1}')::json where id = '3'`, ['import E-1: 1 of its versions has been altered']],
      ['a version less', "delete from event_versions where id = '3'", [`import E-1: ${OTHERS}`]],
      ['a version more', "insert into event_versions select (jsonb_populate_record(e, '{\"id\": \"9\"}')).* from event_versions e where id = '3'", ['import E-1: 1 of its versions has been altered', `import E-1: ${OTHERS}`]],
      ['a version of no import', "update event_versions set since = 77 where id = '3'", [`import E-1: ${OTHERS}`, 'import E-77: has rows in event_versions, but no act says so']],
      ['one closed that was not', "update event_versions set until = 2 where id = '3'", [`import E-2: ${OTHERS}`]],
      ['who may read one', "update event_versions set audience = '{public}' where id = '3'", ['import E-1: not all its rows in event_versions have its source and audience']],
      ['a refused row changed', "update refused_rows set raw = 'x'", ['import E-1: its refused rows are not the ones that came']],
      ['a refused row taken by nobody', 'update refused_rows set retried_by = 2', ['import E-2: the refused rows it took are not the ones marked so']],
    ];
    let desk: Desk;
    let whole: Record<string, string[]>;
    beforeAll(async () => {
      desk = await open(kind);
      await taken(desk, ged({}, { id: '2' }, { id: '3' }, { id: '4', best: 'x' }));
      await taken(desk, ged({ best: '10', deaths_b: '9' }, { id: '3' }));
      whole = await contents(desk.database);
    });

    test.each(FAULTS)('%s', async (_, statement, expected) => {
      let found: string[] = [];
      const back = new Error('taken back');
      await desk.database.own(async (lease) => {
        expect(Number((await run(lease, statement)).numAffectedRows)).toBeGreaterThan(0);
        found = (await checkVersions(lease)).map(({ where, what }) => `${where}: ${what}`);
        throw back;
      }).catch((error: unknown) => expect(error).toBe(back));
      expect(found.sort()).toEqual([...expected].sort());
    });

    afterAll(async () => expect(await contents(desk.database)).toEqual(whole));
  });

  test('whoever may not read the act sees no row of it', async () => {
    const desk = await open(kind);
    await taken(desk, ged({}, { id: '2', best: 'x' }));
    const count = (tokens: readonly string[]) => desk.database.read(tokens, async (lease) => [
      await countEvents(lease, { source: 'ucdp-ged', after: null }), (await refusedAfter(lease, { number: 1, limit: 9 })).length, (await importOf(lease, 'E-1')) !== null, await knownBefore(lease, 'ucdp-ged', later(1)),
    ]);
    expect(await count(signedDelegates.KAZ.tokens)).toEqual([1, 1, true, 1]);
    expect(await count(['public'])).toEqual([0, 0, false, 0]);
    expect(await count([])).toEqual([0, 0, false, 0]);
  });

  test('two imports of one source at once: one after the other, and the second meets what the first has written', async () => {
    const desk = await open(kind);
    const other = kind === 'postgresql' ? await anotherServer(desk) : desk;
    const same = sort(await Promise.all([take(desk, ged({}, { id: '2' })), take(other, ged({}, { id: '2' }))]));
    expect([same.recorded.length, same.refused.map((r) => r.code)]).toEqual([1, ['sources.unchanged']]);
    const two = await Promise.all([taken(desk, ged({ best: '10', deaths_b: '9' }), { part: true }), taken(other, ged({ best: '11', deaths_b: '10' }), { part: true })]);
    expect(two.map((one) => [one.revised, one.opened])).toEqual([[1, 0], [1, 0]]);
    expect(new Set(two.map((one) => one.id))).toEqual(new Set(['E-2', 'E-3']));
    await sound(desk);
  });

  test.runIf(kind === 'postgresql')('others act while a file is being read', async () => {
    const desk = await open(kind);
    const other = await anotherServer(desk);
    const slow = given(ged({}));
    const file: Given = {
      ...slow,
      bytes: async function* () {
        yield* slow.bytes();
        must(await other.perform(officer, openDossier({ title: both('Meanwhile'), marking: 'parties', named: [] }, null)));
      },
    };
    expect(await taken(desk, file)).toMatchObject({ id: 'E-1', opened: 1 });
    const kinds = await desk.database.audit((lease) => lease.db.selectFrom('acts').select('kind').orderBy('seq', 'desc').limit(2).execute());
    expect(kinds.map((row) => row.kind)).toEqual(['sources.imported', 'dossiers.opened']);
  });
});
