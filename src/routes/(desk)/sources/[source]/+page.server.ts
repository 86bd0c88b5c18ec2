import { addDays, dayOf, instantAt, readDay, sayDay } from '#core/time.ts';
import { fill, say, sayNumber } from '#core/words.ts';
import { countEvents, countriesOf, eventsKnown, figuresKnown, INCIDENT_NUMBER, isReporter, knownBefore, mayImportSource, mayReport, readerOf, sameReports, sourcesWords, versionsOf, type Which } from '#features/sources/index.ts';
import { areaName, missing, recall, requireActor } from '../../../edge.ts';
import { reporterOf } from '../../incidents/form.ts';
import { daysOf, differences, figuresOf, linkOf, placeOf, precisionOf } from '../shown.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 60;

/** What a source says happened, as it is known now or was known at the end of a day. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params, url } = event;
  const { lang, charter } = locals;
  const source = readerOf(params.source);
  if (!source) missing(locals);
  const w = sourcesWords[lang].ui;
  const asked = (url.searchParams.get('on') ?? '').trim().slice(0, 40);
  const on = asked === '' ? null : readDay(asked);
  const wanted = url.searchParams.get('country') ?? '';
  const country = /^[A-Z]{3}$/.test(wanted) ? wanted : null;
  const found = await recall(locals, `source ${source.id} ${on ?? ''} ${country ?? ''}`, async (lease) => {
    const after = on === null ? null : await knownBefore(lease, source.id, instantAt(addDays(on, 1), '00:00', charter.seat.zone));
    const which: Which = { source: source.id, after, country };
    if (source.kind === 'figures') return { after, events: [], all: 0, versions: [], same: [], countries: [], figures: await figuresKnown(lease, which, SHOWN) };
    const events = await eventsKnown(lease, which, SHOWN);
    return {
      after, events, figures: [], all: await countEvents(lease, which), countries: await countriesOf(lease, source.id), versions: await versionsOf(lease, source.id, events.map((one) => one.id)),
      same: [...(await sameReports(lease, source.id, events))],
    };
  });
  const { after, events, all, figures } = found;
  const same = new Map(found.same);
  const reports = source.id === 'incidents';
  const asFile = new URLSearchParams({ ...(on === null ? {} : { on: asked }), ...(country === null ? {} : { country }) }).toString();
  const state = on === null ? (asked === '' ? w.knownNow! : fill(w.badDay!, { value: asked })) : after === 0 ? fill(w.nothingThen!, { day: sayDay(on, lang) }) : fill(w.knownOn!, { day: sayDay(on, lang), id: `E-${after}` });
  return {
    w, id: source.id, kind: source.kind, mayReport: reports && (mayImportSource(actor) || isReporter(actor)), rows: source.mayExport ? `/sources/${source.id}/rows.csv${asFile === '' ? '' : `?${asFile}`}` : null, title: say(source.title, lang), publisher: source.publisher, licence: source.licence, on: asked, country: country ?? '', state, today: dayOf(locals.now, charter.seat.zone),
    countries: found.countries.map((one) => ({ code: one.country, name: `${areaName(locals, one.country)} (${sayNumber(one.events, lang)})` })),
    latest: fill(w.latest!, { n: sayNumber(events.length, lang), all: sayNumber(all, lang) }),
    figures: figures.map((f) => ({ id: `${f.id} ${f.since}`, series: f.series, labels: Object.values(f.labels).join(', '), area: f.area_name ?? areaName(locals, f.area), when: daysOf(f, lang), value: sayNumber(f.value, lang), unit: f.unit, status: f.status })),
    events: events.map((e) => {
      const versions = found.versions.filter((v) => v.id === e.id);
      return {
        id: e.id, when: daysOf(e, lang), where: placeOf(e, locals), precision: precisionOf(e, w), who: e.actors.join(' – '), kind: (reports && w[`${e.kind}_kind`]) || `${w.kind} ${e.kind}`, title: e.title, status: (reports && w[`sure_${e.status}`]) || e.status, own: reports ? { by: fill(w.reportedBy!, { party: reporterOf(locals, e.id) }), page: INCIDENT_NUMBER.test(e.id) ? `/incidents/${e.id}` : null, may: INCIDENT_NUMBER.test(e.id) && mayReport(actor, charter, e.id) } : null, figures: figuresOf(e.measures, source.kind === 'events' ? Object.keys(source.units) : [], lang), links: e.links.map(linkOf),
        said: e.same !== null && (same.get(e.same) ?? 1) > 1 ? fill(w.said!, { n: same.get(e.same)! }) : null,
        revised: versions.length > 1 ? fill(w.versions!, { n: versions.length - 1 }) : null,
        versions: versions.length > 1 ? versions.map((v, i) => ({ since: v.since, until: v.until, shown: v.since === e.since, changes: i === 0 ? [] : differences(versions[i - 1]!, v) })) : [],
      };
    }),
  };
};
