import { csv, type Cell } from '#core/csv.ts';
import { daysOf, periodsBetween } from '#core/series/period.ts';
import { say } from '#core/words.ts';
import { countryOfArea, countSeries, kindOfArea, type Vintage } from '#features/counts/index.ts';
import { readerOf } from '#features/sources/index.ts';
import { fileById } from '#features/watch/index.ts';
import { missing, read, requireActor } from '../../../../edge.ts';
import { askedOf, offsetOf, weeksOf } from '../explore/asked.ts';
import { nameOf } from '../explore/shown.ts';
import type { RequestHandler } from './$types';

const COLUMNS = ['count', 'kind', 'area', 'country', 'name', 'week', 'from', 'to', 'value', 'covered', 'unit', 'known_on', 'sources', 'vintages', 'covers_to', 'licences'];

/** The areas of one kind week by week, as the page shows them. A week that is not wholly covered has no value, which is not zero. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params, url } = event;
  const found = await read(locals, async (lease) => {
    const file = (await fileById(lease, params.id))?.file;
    if (!file) return null;
    const asked = askedOf(url, file, locals.charter.seat.zone);
    return { file, asked, counted: asked.count && (await countSeries(lease, asked.count, file.segments, asked.known)) };
  });
  if (!found) missing(locals);
  const { file, asked, counted } = found;
  const rows: Cell[][] = [];
  const weeks = counted && weeksOf(asked, counted.series);
  if (counted && weeks && asked.count) {
    const of = (word: (one: Vintage) => string): string => counted.vintages.map(word).join('; ');
    const behind = [counted.unit ?? 'events', asked.on ?? '', of((one) => `${one.source} ${one.import}`), of((one) => one.vintage), of((one) => one.coversTo ?? ''), of((one) => readerOf(one.source)?.licence ?? '')];
    for (const series of counted.series.filter((one) => kindOfArea(one.area) === asked.kind)) {
      const start = offsetOf(series, weeks.from);
      for (const [i, week] of periodsBetween(weeks.from, weeks.to).entries()) {
        const value = series.values[start + i] ?? null;
        rows.push([say(asked.count.name, locals.lang), asked.kind, series.area, countryOfArea(series.area), nameOf(series.area, { locals, file, w: {} }), week, daysOf(week).from, daysOf(week).to, value, value === null ? 'no' : 'yes', ...behind]);
      }
    }
  }
  return new Response(csv([COLUMNS, ...rows]), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${file.id}-${asked.count?.id ?? 'none'}-${asked.kind}.csv"` } });
};
