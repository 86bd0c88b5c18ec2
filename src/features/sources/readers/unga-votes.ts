import { fields, type Row } from '../../../core/ingest/fields.ts';
import { labelled } from '../../../core/ingest/fields.ts';
import type { FigureRecord, FigureSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import type { Refusal } from '../../../core/refusal.ts';

/**
 * Roll-call votes of the United Nations General Assembly: one row for each country and roll call, in the form in which `unvotes`
 * publishes the data of Erik Voeten, Anton Strezhnev and Michael Bailey (Harvard Dataverse, hdl:1902.1/12379). A vote is a figure
 * of a country and a day: 1 yes, 2 abstention, 3 no, in their order. Who was absent or did not vote has no row: that is not an abstention.
 */
export const UNGA_VOTES: ReadonlyMap<string, number> = new Map([['yes', 1], ['abstain', 2], ['no', 3]]);

function read(row: Row, codeOfAlpha2: (code: string) => string | null): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const day = f.day('date');
  const area = f.country('country_code', codeOfAlpha2);
  const value = f.code('vote', UNGA_VOTES, (written) => written.toLowerCase());
  const labels = { rollcall: f.needed('rcid'), ...labelled({ resolution: f.known('unres'), about: f.known('short') }) };
  return f.wrong ?? [{ series: 'unga-votes', area, areaName: f.known('country'), level: 'country', from: day, to: day, value, unit: '1 yes, 2 abstention, 3 no', labels, status: null }];
}

export const ungaVotes = (codeOfAlpha2: (code: string) => string | null): FigureSource => ({
  kind: 'figures',
  id: 'unga-votes',
  title: { en: 'United Nations General Assembly: roll-call votes', ru: 'Генеральная Ассамблея ООН: поимённые голосования' },
  publisher: 'Voeten, Strezhnev and Bailey, United Nations General Assembly Voting Data',
  licence: 'CC0 of the data set; to be checked for the copy',
  mayExport: true,
  whole: false,
  open: () => table({ columns: ['rcid', 'date', 'country_code', 'vote'], read: (row) => read(row, codeOfAlpha2) }),
});
