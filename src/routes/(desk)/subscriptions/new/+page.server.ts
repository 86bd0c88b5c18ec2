import { isRefusal } from '#core/refusal.ts';
import { RHYTHMS } from '#core/rhythm.ts';
import { addHours, dayOf, sayDay } from '#core/time.ts';
import { say } from '#core/words.ts';
import { countriesOf, KINDS, knownIn, LEVELS, offeredBy, present, readSubscription, seriesOf, setSubscription, subscriptionsOf, subscriptionsWords, wouldHaveSent, type Asked } from '#features/subscriptions/index.ts';
import { listFiles } from '#features/watch/index.ts';
import { carryOut, entered, formOf, keyOf, missing, newKey, read, refuseForm, requireActor, worded } from '../../../edge.ts';
import { clocksOf, placeName, sayLines, sayPeriod, zonesOf } from '../../../subscriptions.ts';
import type { Actions, PageServerLoad } from './$types';

const YEAR_HOURS = 24 * 365;
/** So many of what it would have sent are listed. */
const LISTED = 12;

/** What the form holds when it is opened with a subscription. */
const valuesOfAsked = (asked: Asked, clocks: Record<string, string>): Record<string, string[]> => ({
  file: [asked.file], series: [...asked.series], area: [...asked.areas], level: [asked.level], kind: [...asked.kinds], rhythm: [asked.rhythm],
  quietFrom: [asked.quiet?.from ?? ''], quietTo: [asked.quiet?.to ?? ''], zone: [Object.keys(clocks).find((id) => clocks[id] === asked.quiet?.zone) ?? 'seat'],
});

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang, charter, now } = locals;
  const clocks = clocksOf(actor, locals);
  const change = url.searchParams.get('change');
  const shown = url.searchParams.has('file');
  const given = new FormData();
  for (const [name, value] of [...url.searchParams].slice(0, 400)) given.append(name, value);
  const found = await read(locals, async (lease) => {
    const files = await listFiles(lease);
    const before = change === null ? undefined : (await subscriptionsOf(lease, change))[0];
    if (change !== null && (!before || present(before).ended)) return null;
    return { files, before, known: shown ? await knownIn(lease, { after: addHours(now, -YEAR_HOURS), upTo: now }) : null };
  });
  if (!found) missing(locals);
  const { files, before, known } = found;
  const values = shown ? entered(given) : before ? valuesOfAsked(present(before).asked, zonesOf(clocks)) : { file: [files[0]?.id ?? ''], level: ['medium'], kind: [...KINDS], rhythm: ['day'], zone: ['seat'] };
  const file = files.find(({ id }) => id === values.file?.[0]) ?? files[0];
  const offered = file && offeredBy(file.file);
  const read_ = shown ? readSubscription(given, zonesOf(clocks)) : null;
  const asked: Asked | null = read_ === null || isRefusal(read_) || !offered ? null : {
    ...read_, file: offered.file, series: read_.series.filter((one) => offered.series.includes(one)), areas: read_.areas.filter((one) => offered.areas.includes(one)),
    kinds: KINDS.filter((kind) => read_.kinds.includes(kind)), level: LEVELS.find((one) => one === read_.level) ?? 'medium', rhythm: RHYTHMS.find((one) => one === read_.rhythm) ?? 'day',
  };
  const would = asked && known ? wouldHaveSent(asked, known.items, charter.seat.zone) : null;
  return {
    w: subscriptionsWords[lang].ui, once: newKey(), change: before?.id ?? null, values, kinds: KINDS, levels: LEVELS, rhythms: RHYTHMS, seat: say(charter.seat.name, lang),
    files: files.map((one) => ({ id: one.id, title: say(one.file.title, lang) })), file: file?.id ?? null,
    series: file ? seriesOf(file.file).map((one) => ({ id: one.id, name: say(one.name, lang) })) : [],
    countries: file ? countriesOf(file.file).map((id) => ({ id, name: placeName(id, file, locals) })) : [],
    segments: file ? file.file.segments.map((one) => ({ id: one.id, name: say(one.name, lang) })) : [],
    clocks: Object.entries(clocks).map(([id, place]) => ({ id, name: say(place.name, lang) })),
    fault: read_ !== null && isRefusal(read_) ? worded(locals, read_) : null,
    preview: would && known ? {
      sent: would.sent, items: would.items, more: Math.max(0, would.sent - LISTED), to: sayDay(dayOf(now, charter.seat.zone), lang),
      periods: would.periods.slice(0, LISTED).map(({ period, items }) => ({ period: sayPeriod(period, locals), lines: sayLines(known, new Set(items.map(({ key }) => key)), files, locals) })),
    } : null,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireActor(event);
    const form = await formOf(event);
    const input = readSubscription(form, zonesOf(clocksOf(actor, event.locals)));
    if (isRefusal(input)) return refuseForm(event.locals, input, form);
    return carryOut(event, form, setSubscription(input, keyOf(form)), '/subscriptions');
  },
};
