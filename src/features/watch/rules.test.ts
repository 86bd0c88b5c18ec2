import { describe, expect, test } from 'vitest';
import { actsOf } from '../../../test/actors.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { note, set, southern, WATCH_TEXT, watchRefusals } from '../../../test/cases/watch.ts';
import { readWatchFile, type WatchFault } from './read.ts';
import { fileSet, signalNoted } from './schema.ts';

describe('a watch file', () => {
  test('takes force as one act for the parties, whole', () => {
    const acts = actsOf(set());
    expect(acts).toMatchObject([{ kind: 'watch.file_set', dossier: 'desk', audience: ['parties'] }]);
    expect(fileSet.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('of the example: three groups, both sides of three borders, rival lengths side by side', () => {
    expect(southern.groups.map((g) => g.id)).toEqual(['violence', 'drugs', 'humanitarian']);
    expect(southern.segments.map((s) => [s.between.join(' '), s.owner])).toEqual([['TJK AFG', 'TJK'], ['UZB AFG', null], ['TKM AFG', null]]);
    expect(southern.segments[0]!.lengths.map((l) => l.km)).toEqual([1374.2, 1400]);
  });

  const faults = (change: (text: string) => string): Pick<WatchFault, 'line' | 'path' | 'code'>[] => (readWatchFile(change(WATCH_TEXT), 'x.yaml') as WatchFault[]).map(({ line, path, code }) => ({ line, path, code }));
  const lineOf = (text: string): number => WATCH_TEXT.slice(0, WATCH_TEXT.indexOf(text)).split('\n').length;

  test.each([
    ['a quotation mark that is never closed', (t: string) => t.replace('"2024"', '"2024'), 'watch.syntax'],
    ['a key that is no part of it', (t: string) => t.replace('owner: afghanistan', 'owner: afghanistan\ncolour: red'), 'watch.unknown_key'],
    ['no title', (t: string) => t.replace(/^title:.*$/m, ''), 'watch.missing'],
    ['a country by its name', (t: string) => t.replace('between: [TJK, AFG]', 'between: [Tajikistan, AFG]'), 'watch.bad_value'],
    ['breaks that fall', (t: string) => t.replace('[1, 100, 1000]', '[100, 1]'), 'watch.bad_value'],
    ['a length without a source', (t: string) => t.replace('source: Kazinform, ', ''), 'watch.missing'],
  ])('%s is named', (_, change, code) => {
    expect(faults(change).map((f) => f.code)).toContain(code);
  });

  test('mistakes are named with their line, all of them, in the order of the file', () => {
    const found = faults((t) => t.replace('between: [TJK, AFG]', 'between: [Tajikistan, AFG]').replace('km: 1400', 'km: far'));
    expect(found).toEqual([
      { line: lineOf('between: [TJK, AFG]'), path: 'segments.0.between.0', code: 'watch.bad_value' },
      { line: lineOf('km: 1400'), path: 'segments.0.lengths.1.km', code: 'watch.bad_value' },
    ]);
  });

  test('an empty file is no watch file', () => {
    expect(faults(() => '').length).toBeGreaterThan(0);
  });
});

describe('a note on a signal', () => {
  test('is one act for the parties, with the import whose figures were marked', () => {
    const acts = actsOf(note());
    expect(acts).toMatchObject([{ kind: 'watch.signal_noted', dossier: 'desk', audience: ['parties'], payload: { import: 'I-1', state: 'watched' } }]);
    expect(signalNoted.safeParse(acts[0]!.payload).success).toBe(true);
  });
});

testRefusals(watchRefusals);
