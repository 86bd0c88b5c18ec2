import { precisionOf } from '../../../core/ingest/days.ts';
import { fields, given } from '../../../core/ingest/fields.ts';
import type { EventRecord, EventSource, PlacePrecision } from '../../../core/ingest/record.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { rowOf, xmlItems, type Element } from '../xml.ts';

/**
 * GDACS, alerts of natural disasters, as RSS (gdacs.org/xml/rss.xml, rss_24h.xml, rss_7d.xml). An event is its type and
 * number; its episodes are revisions of it. There are two levels, of the event and of the episode. Dates are those of mail
 * (RFC 1123). The point is the middle of a drought, a flood or a storm's way, which is an area. `iso3` names one country
 * even where several are meant, so it is taken only where `country` lists one.
 */
const WHERE = new Map<string, PlacePrecision>([['EQ', 'near'], ['VO', 'exact'], ['WF', 'near'], ['TC', 'area'], ['FL', 'area'], ['DR', 'area'], ['TS', 'area']]);
const LEVELS = new Map(['Green', 'Orange', 'Red'].map((level) => [level, level]));

function read(item: Element): readonly EventRecord[] | Refusal {
  const f = fields(rowOf(item));
  const { from, to } = f.days('fromdate', 'todate');
  const precision = f.code('eventtype', WHERE);
  const level = f.code('alertlevel', LEVELS);
  const countries = f.text('country').split(',').map((name) => name.trim()).filter((name) => name !== '');
  const record: EventRecord = {
    id: `${f.text('eventtype')}${f.needed('eventid')}`, from, to, datePrecision: precisionOf(from, to),
    place: { country: countries.length === 1 && f.known('iso3') !== null ? f.country('iso3') : null, admin1: null, admin2: null, name: f.known('country'), ...f.point('Point/lat', 'Point/long'), precision, cell: null },
    kind: f.text('eventtype'), actors: [],
    measures: given({ alert_score: f.count('alertscore'), episode_alert_score: f.count('episodealertscore'), population: f.count('population/@value') }),
    status: level, title: f.needed('title'), links: ['link', 'cap'].flatMap((name) => f.known(name) ?? []),
  };
  return f.wrong ?? [record];
}

export const gdacs: EventSource = {
  kind: 'events',
  id: 'gdacs',
  title: { en: 'GDACS: natural disasters', ru: 'GDACS: стихийные бедствия' },
  publisher: 'Global Disaster Alert and Coordination System, © European Union',
  licence: 'reuse with acknowledgement of the source',
  mayExport: true,
  whole: false,
  /** All of the world is watched by instruments. */
  gaps: 'none',
  units: { alert_score: 'score, 0 to 3', episode_alert_score: 'score, 0 to 3', population: 'persons exposed' },
  open: () => xmlItems({ roots: ['rss'], isItem: ({ name }) => name === 'item', read }),
};
