import { inLang, say } from '#core/words.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { importSeries, listImports, mayImport, MOST_BYTES, SOURCES, seriesWords, tooLarge } from '#features/series/index.ts';
import { refuse } from '#core/refusal.ts';
import { areaName, carryOut, formOf, keyOf, newKey, read, refuseForm, requireActor, textOf } from '../../edge.ts';
import { seriesAsked } from './shown.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang, charter } = locals;
  const found = await read(locals, async (lease) => {
    return { ...(await seriesAsked(lease, url.searchParams)), imports: await listImports(lease) };
  });
  const { present, imports } = found;
  return {
    w: seriesWords[lang].ui, once: newKey(), known: found.known.map((one) => ({ id: one.series, title: say(one.title, lang) })), areas: found.areas.map((a) => ({ code: a, name: areaName(locals, a) })), area: found.area, name: found.area === null ? '' : areaName(locals, found.area), points: found.points,
    present: present && { series: present.series, cadence: present.cadence, title: inLang(present.title, lang), unit: say(present.unit, lang), source: present.source, licence: present.licence, vintage: present.vintage, from: present.covers_from, to: present.covers_to },
    imports: imports.map((i) => ({ id: i.id, seq: i.seq, title: say(i.title, lang), rows: i.rows, from: i.covers_from, to: i.covers_to, vintage: i.vintage, file: i.file, digest: i.file_digest, on: sayDay(dayOf(i.imported_at, charter.seat.zone), lang), licence: i.licence })),
    mayImport: mayImport(actor), sources: SOURCES.map((s) => ({ id: s.id, title: say(s.title, lang), columns: s.columns.join(', ') })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) return refuseForm(event.locals, refuse('series.empty', {}, 'file'), form);
    if (file.size > MOST_BYTES) return refuseForm(event.locals, tooLarge(file.size), form);
    const command = importSeries({ source: textOf(form, 'source'), file: file.name, bytes: new Uint8Array(await file.arrayBuffer()), once: keyOf(form), vintage: textOf(form, 'vintage') });
    return carryOut(event, form, command, '/series');
  },
};
