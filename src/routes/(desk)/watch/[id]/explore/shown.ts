import { isPoint, type PlacePrecision } from '#core/ingest/record.ts';
import { shiftPeriod } from '#core/series/period.ts';
import type { Series } from '#core/series/series.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { fill, inLang, say, sayNumber } from '#core/words.ts';
import { areaName, countryOfArea, kindOfArea, type Counted } from '#features/counts/index.ts';
import { readerOf, sourcesWords, type EventVersion } from '#features/sources/index.ts';
import type { Count, WatchFile } from '#features/watch/index.ts';
import { areaName as countryIn } from '../../../../edge.ts';
import { daysOf, differences, figuresOf, linkOf, placeOf, precisionOf } from '../../../sources/shown.ts';
import { sumOf, yearBefore, type Asked, type Sum, type Weeks } from './asked.ts';

type Ui = Readonly<Record<string, string>>;
export type Reader = { locals: App.Locals; w: Ui; file: WatchFile };

/** "Badakhshan"; countries as the charter names them. */
export const nameOf = (area: string, { locals, file }: Reader): string => (kindOfArea(area) === 'country' ? countryIn(locals, area) : areaName(area, file, locals.lang));
/** "Badakhshan, Afghanistan". */
export function fullName(area: string, reader: Reader): string {
  const country = kindOfArea(area) === 'province' ? countryOfArea(area) : null;
  return country === null ? nameOf(area, reader) : `${nameOf(area, reader)}, ${nameOf(country, reader)}`;
}

/** What is counted, as it stands after a number. */
export const whatOf = (count: Count, counted: Pick<Counted, 'unit'>, lang: string): string => (counted.unit === null ? say(count.name, lang) : `${say(count.name, lang)}, ${counted.unit}`);

/** An address of the page that differs in some of what it asks for. */
export function hrefOf(file: string, asked: Asked, weeks: Weeks | null, change: Readonly<Record<string, string | null>>, page = 'explore'): string {
  const wanted = { count: asked.count?.id ?? null, by: asked.kind, from: weeks?.from ?? null, to: weeks?.to ?? null, on: asked.on, area: asked.area, ...change };
  const query = new URLSearchParams(Object.entries(wanted).filter((one): one is [string, string] => one[1] !== null));
  return `/watch/${file}/${page}?${query.toString()}`;
}

export type Row = { id: string; name: string; country: string | null; value: number | null; now: string; before: string; last: string; part: string | null; said: string; href: string };

/** A line of the table for every area of the kind, the highest first; what is not covered stands last. */
export function rowsOf(series: readonly Series[], weeks: Weeks, what: string, link: (area: string) => string, reader: Reader): Row[] {
  const { w, locals: { lang } } = reader;
  const number = ({ value }: Pick<Sum, 'value'>): string => (value === null ? w.notCovered! : sayNumber(value, lang));
  return series.map((one) => {
    const [now, before, last] = [sumOf(one, weeks), sumOf(one, yearBefore(weeks)), sumOf(one, { from: weeks.to, to: weeks.to })];
    const part = now.value !== null && now.known < now.weeks ? fill(w.partCovered!, { n: now.known, of: now.weeks }) : null;
    const country = kindOfArea(one.area) === 'province' ? countryOfArea(one.area) : null;
    return {
      id: one.area, name: nameOf(one.area, reader), country: country === null ? null : nameOf(country, reader), value: now.value, now: number(now), before: number(before), last: number(last), part,
      said: now.value === null ? fill(w.saidNone!, { area: fullName(one.area, reader) }) : fill(w.said!, { area: fullName(one.area, reader), n: number(now), what, part: part === null ? '' : `; ${part}` }), href: link(one.area),
    };
  }).sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.name < b.name ? -1 : 1));
}

/** "UCDP GED: deadly events …, E-2, 26.1, taken in on 12 May 2022, covers to 31 March 2022." */
export function sourceLines({ vintages }: Counted, { w, locals: { lang, charter } }: Reader) {
  return vintages.map((one) => {
    const source = readerOf(one.source);
    return {
      id: one.source, import: one.import, title: source ? say(source.title, lang) : one.source, licence: source?.licence ?? '',
      rest: fill(w.sourceRest!, { vintage: one.vintage === '' ? w.noVintage! : one.vintage, day: sayDay(dayOf(one.importedAt, charter.seat.zone), lang), to: one.coversTo === null ? w.notCovered! : sayDay(one.coversTo, lang) }),
    };
  });
}

/** Events known by country alone, of each country: said as a number, never drawn as a point. */
export function countryOnly(series: readonly Series[], weeks: Weeks, reader: Reader): string | null {
  const sums = series.filter((one) => kindOfArea(one.area) === 'country').flatMap((country) => {
    const provinces = series.filter((one) => kindOfArea(one.area) === 'province' && countryOfArea(one.area) === country.area);
    const n = (sumOf(country, weeks).value ?? 0) - provinces.reduce((sum, one) => sum + (sumOf(one, weeks).value ?? 0), 0);
    return provinces.length > 0 && n > 0 ? [`${nameOf(country.area, reader)} ${sayNumber(n, reader.locals.lang)}`] : [];
  });
  return sums.length === 0 ? null : fill(reader.w.countryOnly!, { list: sums.join(', ') });
}

/** Events that may be drawn as points. */
export const pointsOf = (events: readonly EventVersion[], { locals }: Reader) =>
  events.flatMap((e) => (isPoint(e.place_precision as PlacePrecision) && e.lat !== null && e.lon !== null ? [{ lon: e.lon, lat: e.lat, said: `${daysOf(e, locals.lang)}, ${placeOf(e, locals)}` }] : []));

/** An event of the list: when, where and how precisely, what it counts, where it is from, and what has changed. */
export function eventOf(e: EventVersion, versions: readonly EventVersion[], { locals, w }: Reader) {
  const words = sourcesWords[locals.lang].ui;
  const source = readerOf(e.source);
  const at = versions.findIndex((one) => one.since === e.since);
  const before = at > 0 ? versions[at - 1]! : null;
  const later = versions[at + 1] ?? null;
  return {
    key: `${e.source} ${e.id}`, id: e.id, when: daysOf(e, locals.lang), where: placeOf(e, locals), precision: precisionOf(e, words), kind: e.kind, title: e.title, source: e.source, sourceTitle: source ? say(source.title, locals.lang) : e.source,
    figures: figuresOf(e.measures, source?.kind === 'events' ? Object.keys(source.units) : [], locals.lang).slice(0, 4), links: e.links.slice(0, 3).map(linkOf),
    changes: before === null ? null : { import: `E-${e.since}`, fields: differences(before, e).slice(0, 6) },
    later: later !== null ? fill(w.revisedLater!, { id: `E-${later.since}` }) : e.until !== null ? fill(w.withdrawnLater!, { id: `E-${e.until}` }) : null,
  };
}

/** The titles of the counts, for a choice. */
export const choicesOf = (file: WatchFile, lang: string) => file.counts.map((one) => ({ id: one.id, name: inLang(one.name, lang).text }));

export const lastWeeks = (to: string, n: number): Weeks => ({ from: shiftPeriod(to, 1 - n), to });
