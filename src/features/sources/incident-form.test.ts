import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { analyst, csto, chair, officer } from '../../../test/actors.ts';
import { entries, readAll, report, type ENTRIES } from '../../../test/cases/sources.ts';
import { incidentFile, nextIncident, withdrawnRow } from './incident-form.ts';
import { lineOf, mayReport } from './rights.ts';
import type { EventVersion } from './store.ts';

/** What the reader of incidents makes of a form. */
const recordOf = (change: Partial<typeof ENTRIES>) => {
  const { row, wrong } = entries(change);
  expect(wrong).toEqual([]);
  const items = readAll('incidents', incidentFile(row));
  if (isRefusal(items)) throw new Error(items.code);
  return items[0]!;
};

describe('the form of an incident', () => {
  test('becomes the row that the reader reads: not known is not there, and none is 0', () => {
    expect(recordOf({ latitude: '37,19', longitude: '-68.6', place: 'Panj', killed: '', injured: '0', seized_kg: '1 041,5', parties: 'Guards\r\n\r\nUnknown | men', sources: 'Report 17\nhttps://example.org/17', to: '2 May 2022' })).toMatchObject({
      record: {
        id: 'KAZ-2022-001', from: '2022-04-30', to: '2022-05-02', datePrecision: 'week', place: { country: 'KAZ', lat: 37.19, lon: -68.6, name: 'Panj', precision: 'near' }, kind: 'border_shooting',
        measures: { injured: 0, seized_kg: 1041.5 }, actors: ['Guards', 'Unknown', 'men'], status: 'reported', title: 'Shots, invented.', links: ['Report 17', 'https://example.org/17'],
      },
    });
  });

  test('says every mistake at once, in the order of the form', () => {
    const { wrong } = entries({ incident: '', kind: 'party', from: 'soon', latitude: 'x', killed: 'many', certainty: '', summary: '' });
    expect(wrong.map(({ code, field }) => [code, field])).toEqual([
      ['sources.report_number', 'incident'], ['sources.report_missing', 'kind'], ['sources.report_day', 'from'], ['sources.report_degrees', 'latitude'], ['sources.report_figure', 'killed'], ['sources.report_missing', 'certainty'], ['sources.report_missing', 'summary'],
    ]);
  });

  test('whatever words are entered, they come out of the file as they were', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (words) => {
      const summary = `x ${words.replaceAll('\0', '')} y`;
      expect(recordOf({ summary })).toMatchObject({ record: { title: summary.replace(/\s+/g, ' ') } });
    }));
  });

  test('a withdrawal needs no more than what is known', () => {
    const version = { id: 'KAZ-2022-001', from_day: '2022-04-30', to_day: '2022-04-30', country: 'KAZ', kind: 'attack', status: 'confirmed', title: '=1+1, "x"' } as EventVersion;
    expect(readAll('incidents', incidentFile(withdrawnRow(version)))).toMatchObject([{ record: { id: 'KAZ-2022-001', deleted: true, title: '=1+1, "x"' } }]);
  });
});

test('the next number follows the last of the party and the year', () => {
  expect(nextIncident('TJK', '2022', [])).toBe('TJK-2022-001');
  expect(nextIncident('TJK', '2022', ['TJK-2022-017', 'TJK-2022-009', 'TJK-2021-400', 'KGZ-2022-900', 'TJK-2022-x'])).toBe('TJK-2022-018');
  expect(nextIncident('TJK', '2022', ['TJK-2022-0009'])).toBe('TJK-2022-0010');
  expect(nextIncident('TJK', '2022', ['TJK-2022-999'])).toBe('TJK-2022-1000');
});

test('a centre reports in its own line and no other; the secretariat in every one; a delegate in none', () => {
  expect(lineOf(analyst, csto)).toBe('KAZ');
  expect(['KAZ-2022-001', 'TJK-2022-001', 'KAZX-1', 'kaz-2022-1'].map((number) => mayReport(analyst, csto, number))).toEqual([true, false, false, false]);
  expect([officer, chair].map((actor) => [lineOf(actor, csto), mayReport(actor, csto, 'TJK-2022-001')])).toEqual([[null, true], [null, false]]);
  expect(isRefusal(report())).toBe(false);
});
