import { say, sayNumber } from '#core/words.ts';
import { INCIDENT_FIGURES, INCIDENT_NUMBER, importOf, mayReport, readerOf, sourcesWords, versionsOf } from '#features/sources/index.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { missing, read, requireActor } from '../../../edge.ts';
import { daysOf, differences, linkOf, placeOf, precisionOf } from '../../sources/shown.ts';
import { reporterOf } from '../form.ts';
import type { PageServerLoad } from './$types';

/** One incident as its member reports it, with every version of it. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter } = locals;
  if (!INCIDENT_NUMBER.test(params.number)) missing(locals);
  const found = await read(locals, async (lease) => {
    const versions = await versionsOf(lease, 'incidents', [params.number]);
    const imports = [];
    for (const id of new Set(versions.flatMap((v) => [v.since, ...(v.until === null ? [] : [v.until])]))) imports.push(await importOf(lease, `E-${id}`));
    return { versions, imports: new Map(imports.flatMap((one) => (one ? [[one.number, one]] : []))) };
  });
  const now = found.versions.at(-1);
  if (!now) missing(locals);
  const w = sourcesWords[lang].ui;
  const on = (no: number): string => { const one = found.imports.get(no); return one ? sayDay(dayOf(one.imported_at, charter.seat.zone), lang) : ''; };
  return {
    w, source: say(readerOf('incidents')!.title, lang), id: now.id, by: reporterOf(locals, now.id), gone: now.until === null ? null : `E-${now.until}`, title: now.title ?? '', example: [...found.imports.values()].every((one) => one.example), mayReport: mayReport(actor, charter, now.id),
    facts: [
      { term: w.kind!, text: w[`${now.kind}_kind`] ?? now.kind }, { term: w.when!, text: daysOf(now, lang) }, { term: w.where!, text: placeOf(now, locals) }, { term: w.precision!, text: precisionOf(now, w) },
      ...(now.lat === null ? [] : [{ term: `${w.latitude}, ${w.longitude}`, text: `${now.lat}, ${now.lon}` }]), { term: w.involved!, text: now.actors.join('; ') || w.unknown! }, { term: w.certainty!, text: w[`sure_${now.status}`] ?? now.status ?? '' },
    ],
    figures: INCIDENT_FIGURES.map((name) => ({ name: w[`m_${name}`]!, value: now.measures[name] === undefined ? null : sayNumber(now.measures[name], lang) })), links: now.links.map(linkOf),
    versions: found.versions.map((v, i) => ({ since: `E-${v.since}`, on: on(v.since), until: v.until === null ? null : `E-${v.until}`, changes: i === 0 ? [] : differences(found.versions[i - 1]!, v) })).reverse(),
  };
};
