import { digest } from '../../../core/canonical.ts';
import { fields, given, type Row } from '../../../core/ingest/fields.ts';
import type { EventRecord, EventSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { refuse, type Refusal } from '../../../core/refusal.ts';

/**
 * UNODC individual drug seizures: one row for each seizure that a state reported, parted by semicolons. There is no
 * number, so an event is told by what its row says; rows that say the same are kept, since two seizures may be alike, and
 * linked (`same`). Places are free text in several languages and spellings and are kept as
 * written; {@link placeKey} is for comparing them. Amounts are kept in their unit, one measure for each unit: nothing is
 * converted. A year in which a country reported none is missing, and not a year without seizures.
 */
const COLUMNS = [
  'REGION', 'SUBREGION', 'COUNTRY', 'ADMINISTRATIVE_DIVISION', 'PLACE', 'SEIZURE_DATE', 'DRUG_NAME', 'AMOUNT', 'DRUG_UNIT', 'HIDING_PLACE', 'INSTALLATION', 'TRANSPORT', 'PRODUCING_COUNTRY', 'DEPARTURE_COUNTRY',
  'DESTINATION_COUNTRY', 'ROUTING',
] as const;

const UNITS = {
  kilogram: 'kg', gram: 'g', litre: 'l', tablet: 'tablets', piece: 'pieces', acres: 'acres', capsule: 'capsules', ampoule: 'ampoules', injection: 'injections', 'thousand of tablets': 'thousand tablets', unit: 'units', packages: 'packages',
  amount: 'unit not stated',
} as const;
const MEASURES = new Map(Object.keys(UNITS).map((unit) => [unit === 'amount' ? '' : unit[0]!.toUpperCase() + unit.slice(1), unit] as const));

/** "Kabul", "kabul " and "Kandarhar prov." without case, marks and words of administration: for matching only. */
export const placeKey = (written: string): string =>
  written.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').replace(/(^| )(province|prov|city|region|oblast|district|г|область|обл|район|р н|город)(?= |$)/gu, ' ').replace(/ +/g, ' ').trim();

function read(row: Row, codeOfName: (name: string) => string | null, seen: Map<string, number>): readonly EventRecord[] | Refusal {
  const f = fields(row);
  const day = f.day('SEIZURE_DATE');
  const [admin1, name] = [f.known('ADMINISTRATIVE_DIVISION'), f.known('PLACE')];
  const unit = f.code('DRUG_UNIT', MEASURES);
  const amount = f.count('AMOUNT');
  const country = f.country('COUNTRY', codeOfName);
  const kind = f.needed('DRUG_NAME');
  const route = (['PRODUCING_COUNTRY', 'DEPARTURE_COUNTRY', 'DESTINATION_COUNTRY'] as const).map((column) => f.known(column) ?? 'Unknown');
  const how = (['HIDING_PLACE', 'INSTALLATION', 'TRANSPORT', 'ROUTING'] as const).flatMap((column) => f.known(column) ?? []);
  if (f.wrong) return f.wrong;
  if (amount === null) return refuse('sources.no_figure', { line: row.line });
  const stem = digest(COLUMNS.map((column) => row.cell(column)).join('\n')).slice(0, 20);
  const times = (seen.get(stem) ?? 0) + 1;
  seen.set(stem, times);
  return [{
    id: times === 1 ? stem : `${stem}-${times}`, from: day, to: day, datePrecision: 'day',
    place: { country, admin1, admin2: null, name, lat: null, lon: null, precision: name !== null ? 'district' : admin1 !== null ? 'province' : 'country', cell: null },
    kind, actors: [], measures: given({ [unit]: amount }), status: null, same: stem,
    title: [route.every((one) => one === 'Unknown') ? null : route.join(' > '), ...how].filter((one) => one !== null).join('; ') || null, links: [],
  }];
}

/** @param codeOfName the alpha-3 code of a country by the English name that UNODC writes */
export const unodcIndividual = (codeOfName: (name: string) => string | null): EventSource => ({
  kind: 'events',
  id: 'unodc-individual-seizures',
  title: { en: 'UNODC: individual drug seizures, one by one', ru: 'УНП ООН: отдельные изъятия наркотиков по одному' },
  publisher: 'UNODC Individual Drug Seizures, as reported by states',
  licence: 'UNODC, for own use',
  mayExport: false,
  whole: false,
  /** States report by the year, and not every year: Tajikistan sent none for 2013 to 2015. */
  gaps: 'year',
  units: UNITS,
  open() {
    const seen = new Map<string, number>();
    return table({ columns: COLUMNS, delimiters: [';', ','], read: (row) => read(row, codeOfName, seen) });
  },
});
