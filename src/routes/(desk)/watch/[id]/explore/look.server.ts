import type { RequestEvent } from '@sveltejs/kit';
import { kindOfArea, countSeries, countsWords, eventsBehind, type Counted } from '#features/counts/index.ts';
import { periodsBetween, shiftPeriod } from '#core/series/period.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { fill, inLang, sayNumber } from '#core/words.ts';
import { versionsOf, type EventVersion } from '#features/sources/index.ts';
import { fileById, type WatchFile } from '#features/watch/index.ts';
import { breaksFor } from '#web/charts/breaks.ts';
import { missing, recall } from '../../../../edge.ts';
import { askedOf, daysOfWeeks, kindsOf, offsetOf, STRIP, sumOf, together, weeksOf, yearBefore, type Asked, type Weeks } from './asked.ts';
import { drawAreas } from './map.server.ts';
import { choicesOf, countryOnly, eventOf, fullName, hrefOf, lastWeeks, pointsOf, rowsOf, sourceLines, whatOf, type Reader } from './shown.ts';

/** So many events are listed, and so many drawn. */
const LISTED = 60;
const POINTS = 400;
/** So many weeks of the chosen area are shown before the chosen ones end. */
const WEEKS = 156;
const MULTIPLES = 12;
const MULTIPLE_YEARS = 5;

/** What the address asks for; where it names no count, the first of which something is covered. */
async function chosenOf(locals: App.Locals, file: WatchFile, url: URL): Promise<Asked> {
  const { zone } = locals.charter.seat;
  if (!url.searchParams.has('count')) {
    for (const count of file.counts) {
      const asked = askedOf(url, file, zone, count);
      if ((await gather(locals, file, asked, count)).weeks !== null) return asked;
    }
  }
  return askedOf(url, file, zone);
}

type Found = { counted: Counted; monthly: Counted; weeks: Weeks | null; events: EventVersion[]; behind: EventVersion[]; versions: EventVersion[] };

/** All that the page shows, and what its charts are exported from. */
export async function lookAt({ locals, params, url }: Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } }) {
  const { lang, charter } = locals;
  const today = dayOf(locals.now, charter.seat.zone);
  const file = await recall(locals, `watch file ${params.id}`, async (lease) => (await fileById(lease, params.id))?.file ?? null);
  if (!file) missing(locals);
  const asked = await chosenOf(locals, file, url);
  const w = countsWords[lang].ui;
  const reader: Reader = { locals, w, file };
  const head = {
    w, id: file.id, fileTitle: inLang(file.title, lang).text, on: asked.on, today, counts: choicesOf(file, lang), count: asked.count?.id ?? null, kind: asked.kind, kinds: asked.count ? kindsOf(asked.count).map((one) => ({ id: one, name: w[`kind_${one}`]! })) : [],
    bad: asked.bad.map(({ name, value }) => ({ name, text: fill(w.badDay!, { value }) })),
  };
  if (asked.count === null) return { ...head, what: '', shown: null };
  const found = await gather(locals, file, asked, asked.count);
  const { counted, monthly, weeks } = found;
  const what = whatOf(asked.count, counted, lang);
  if (weeks === null) return { ...head, what, shown: null };
  const days = daysOfWeeks(weeks);
  const link = (area: string | null): string => hrefOf(file.id, asked, weeks, { area });
  const series = counted.series.filter((one) => kindOfArea(one.area) === asked.kind);
  const countries = counted.series.filter((one) => kindOfArea(one.area) === 'country');
  const rows = rowsOf(series, weeks, what, (area) => `${link(area)}#area`, reader);
  const breaks = breaksFor(Math.max(0, ...rows.map((row) => row.value ?? 0)));
  const strip = together(countries).slice(-STRIP);
  const stripFrom = shiftPeriod(countries[0]!.from, countries[0]!.values.length - strip.length);
  const chosen = asked.area === null ? null : (counted.series.find((one) => one.area === asked.area) ?? null);
  const maps = drawAreas({
    kind: asked.kind, areas: rows.map(({ id, name, value }) => ({ id, name, value })), countries: asked.count.countries, fit: file.map.fit.some((code) => asked.count!.countries.includes(code)) ? file.map.fit : asked.count.countries,
    segments: file.segments.map(({ id, between }) => ({ id, between })), points: pointsOf(found.events, reader), breaks, lang,
  });
  const total = { now: sumAll(countries.map((one) => sumOf(one, weeks).value)), before: sumAll(countries.map((one) => sumOf(one, yearBefore(weeks)).value)) };
  const number = (n: number | null): string => (n === null ? w.notCovered! : sayNumber(n, lang));
  const span = `${sayDay(days.from, lang)} – ${sayDay(days.to, lang)}`;
  const left = [
    counted.left.dates > 0 ? fill(w.leftDates!, { n: sayNumber(counted.left.dates, lang) }) : '', counted.left.byKind[asked.kind] > 0 ? fill(w[`leftPlaces_${asked.kind}`]!, { n: sayNumber(counted.left.byKind[asked.kind], lang) }) : '',
  ].filter((part) => part !== '');
  return {
    ...head, what,
    shown: {
      weeks, span, from: sayDay(days.from, lang), to: sayDay(days.to, lang), area: chosen?.area ?? null, rows, breaks, maps, strip: { from: stripFrom, values: strip },
      total: { now: number(total.now), before: number(total.before) }, finding: fill(w.finding!, { n: number(total.now), what, before: number(total.before) }), lastWeek: sayDay(daysOfWeeks({ from: weeks.to, to: weeks.to }).from, lang),
      presets: [4, 13, 52].map((n) => ({ name: fill(w.lastWeeks!, { n }), href: hrefOf(file.id, asked, lastWeeks(shiftPeriod(countries[0]!.from, countries[0]!.values.length - 1), n), {}), here: weeks.to === shiftPeriod(countries[0]!.from, countries[0]!.values.length - 1) && periodsBetween(weeks.from, weeks.to).length === n })),
      base: hrefOf(file.id, asked, null, {}), query: new URL(hrefOf(file.id, asked, weeks, {}), 'http://desk.invalid').search, csv: hrefOf(file.id, asked, weeks, { area: null }, 'explore.csv'), none: link(null), sources: sourceLines(counted, reader), left, countryOnly: asked.kind === 'province' && asked.count.measure === undefined ? countryOnly(counted.series, weeks, reader) : null, drawn: maps.wide.points.length,
      multiples: multiplesOf(monthly, rows, asked, reader), multiplesFrom: String(Math.max(Number(shiftPeriod(weeks.to, 0).slice(0, 4)) - MULTIPLE_YEARS + 1, Number(monthly.series[0]?.from.slice(0, 4) ?? 0))), multiplesTo: weeks.to.slice(0, 4),
      chosen: chosen === null ? null : {
        id: chosen.area, name: fullName(chosen.area, reader), ...tail(chosen, weeks), sum: number(sumOf(chosen, weeks).value), before: number(sumOf(chosen, yearBefore(weeks)).value), events: found.behind.map((e) => eventOf(e, found.versions.filter((v) => v.source === e.source && v.id === e.id), reader)), most: found.behind.length >= LISTED ? fill(w.mostListed!, { n: LISTED }) : null,
      },
    },
  };

  function tail(one: Counted['series'][number], { from, to }: Weeks): { from: string; values: readonly (number | null)[] } {
    const end = offsetOf(one, to) + 1;
    const start = Math.max(0, Math.min(offsetOf(one, from), end - WEEKS));
    return { from: shiftPeriod(one.from, start), values: one.values.slice(start, end) };
  }
}

const sumAll = (values: readonly (number | null)[]): number | null => values.reduce<number | null>((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);

/** All that is read, remembered until the next act: it depends on acts and on what the address asks for. */
const gather = (locals: App.Locals, file: WatchFile, asked: Asked, count: NonNullable<Asked['count']>): Promise<Found> =>
  recall(locals, `explore ${file.id} ${JSON.stringify([count, file.segments, asked.known, asked.from, asked.to, asked.area])}`, async (lease) => {
    const counted = await countSeries(lease, count, file.segments, asked.known);
    const monthly = await countSeries(lease, count, file.segments, asked.known, 'month');
    const weeks = weeksOf(asked, counted.series);
    const events: EventVersion[] = [];
    if (weeks) for (const country of count.countries) if (events.length < POINTS) events.push(...(await eventsBehind(lease, count, file.segments, { area: country, period: weeks.from, to: weeks.to }, asked.known, POINTS)));
    const behind = weeks && asked.area !== null && counted.series.some((one) => one.area === asked.area) ? await eventsBehind(lease, count, file.segments, { area: asked.area, period: weeks.from, to: weeks.to }, asked.known, LISTED) : [];
    const versions: EventVersion[] = [];
    for (const [source, list] of Map.groupBy(behind, (one) => one.source)) versions.push(...(await versionsOf(lease, source, list.map((one) => one.id))));
    return { counted, monthly, weeks, events: events.slice(0, POINTS), behind, versions };
  });

/** The areas in which most happened, month by month on one axis of years. */
function multiplesOf({ series }: Counted, rows: readonly { id: string; value: number | null; now: string }[], asked: Asked, reader: Reader) {
  const of = new Map(series.filter((one) => kindOfArea(one.area) === asked.kind).map((one) => [one.area, one]));
  return rows.filter(({ id, value }) => (value ?? 0) > 0 && of.has(id)).slice(0, MULTIPLES).map(({ id, now }) => {
    const { from, values } = of.get(id)!;
    return { key: id, name: fullName(id, reader), figure: now, points: values.flatMap((value, i) => (value === null ? [] : [{ period: shiftPeriod(from, i), value }])) };
  });
}

