import { answerWith, listIn } from '../../../core/ingest/answer.ts';
import { fields, given, type Row } from '../../../core/ingest/fields.ts';
import { dayIn, precisionOf } from '../../../core/ingest/days.ts';
import type { EventRecord, EventSource, FigureRecord, FigureSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { shiftDay } from '../../../core/charter/dates.ts';
import { refuse, type Refusal } from '../../../core/refusal.ts';
import type { Day } from '../../../core/time.ts';

/**
 * IDMC Internal Displacement Updates: provisional figures of displacement, one row for each figure of an event, as JSON
 * (a list) or CSV. The coordinates are the middle of all places that a figure covers, so they are an area and no point.
 * `qualifier` (total, approximately, more than) is what IDMC says of its certainty.
 */
function update(row: Row): readonly EventRecord[] | Refusal {
  const f = fields(row);
  const { from, to } = f.days('displacement_start_date', 'displacement_end_date', dayMeant);
  const figure = f.count('figure');
  const record: EventRecord = {
    id: f.needed('id'), from, to, datePrecision: precisionOf(from, to),
    place: { country: f.country('iso3'), admin1: null, admin2: null, name: null, ...f.point('latitude', 'longitude'), precision: f.text('latitude') === '' ? 'country' : 'area', cell: null },
    kind: [f.needed('displacement_type'), f.known('type'), f.known('subtype')].filter((one) => one !== null).join(' / '),
    actors: [], measures: given({ displacements: figure }), status: f.known('qualifier'), title: f.known('event_name'), links: f.known('link') === null ? [] : [f.text('link')],
  };
  return f.wrong ?? (figure === null ? refuse('sources.no_figure', { line: row.line }) : [record]);
}

/**
 * Some copies write a day as the hour at which it began, in UTC: 7 November as 2023-11-06T11:00:00Z. An hour from ten on
 * is a day that began east of Greenwich, and the next one is meant.
 */
function dayMeant(written: string): Day | null {
  const day = dayIn(written);
  const hour = /^.{10}T(\d\d):.*Z$/.exec(written)?.[1];
  return day !== null && hour !== undefined && Number(hour) >= 10 ? shiftDay(day, 1) : day;
}

const COMMON = { publisher: 'Internal Displacement Monitoring Centre (IDMC)', mayExport: false, whole: false } as const;

export const idmcUpdates: EventSource = {
  ...COMMON,
  kind: 'events',
  id: 'idmc-idu',
  title: { en: 'IDMC: internal displacement updates', ru: 'IDMC: сообщения о внутреннем перемещении' },
  licence: 'attribution; terms to be checked before passing on',
  /** Updates come as media report; a month without one may be a month that nobody reported on. */
  gaps: 'month',
  units: { displacements: 'movements of persons' },
  open: () => table({ columns: ['id', 'iso3', 'latitude', 'longitude', 'displacement_type', 'figure', 'displacement_start_date', 'displacement_end_date'], answer: { rows: (json) => (Array.isArray(json) ? json as unknown[] : listIn(json, 'results')), frame: { before: '[', after: ']' } }, read: update }),
};

/** People internally displaced at the end of a year, as IDMC estimates and UNHCR passes on (CSV or `{items: [...]}`). */
function yearly(row: Row): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const [year, area, value] = [f.needed('year'), f.country('coo_iso'), f.count('total')];
  if (!/^(19|20)\d\d$/.test(year)) f.refuse('sources.bad_date', 'year', year);
  if (f.wrong) return f.wrong;
  if (value === null) return refuse('sources.no_figure', { line: row.line });
  return [{ series: 'idmc-idps', area, areaName: f.known('coo_name'), level: 'country', from: `${year}-01-01`, to: `${year}-12-31`, value, unit: 'persons', labels: {}, status: null }];
}

export const idmcYearly: FigureSource = {
  ...COMMON,
  kind: 'figures',
  id: 'idmc-idps',
  title: { en: 'IDMC: internally displaced persons, end of year', ru: 'IDMC: внутренне перемещённые лица, на конец года' },
  licence: 'CC BY 4.0, as passed on by UNHCR',
  mayExport: true,
  open: () => table({ columns: ['year', 'coo_iso', 'total'], answer: answerWith('items'), read: yearly }),
};
