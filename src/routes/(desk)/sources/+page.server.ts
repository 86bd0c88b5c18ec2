import { dayOf, sayDay } from '#core/time.ts';
import { say } from '#core/words.ts';
import { refuse } from '#core/refusal.ts';
import { importFile, importsOf, knownNow, lineOf, mayImportSource, MOST_BYTES, READERS, readerOf, sourcesWords, tooLarge, waitingRows } from '#features/sources/index.ts';
import { carryOut, formOf, idOf, keyOf, newKey, recall, refuseForm, requireActor, textOf } from '../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

const LISTED = 50;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { lang, charter } = event.locals;
  const { imports, known, waiting } = await recall(event.locals, 'sources', async (lease) => ({ imports: await importsOf(lease, { limit: LISTED }), known: [...(await knownNow(lease))], waiting: await waitingRows(lease) }));
  const rows = new Map(known);
  const on = (i: (typeof imports)[number]): string => sayDay(dayOf(i.imported_at, charter.seat.zone), lang);
  return {
    w: sourcesWords[lang].ui, once: newKey(), mayImport: mayImportSource(actor), own: mayImportSource(actor) ? null : lineOf(actor, charter),
    sources: READERS.map((source) => {
      const last = imports.find((one) => one.source === source.id);
      return {
        id: source.id, title: say(source.title, lang), publisher: source.publisher, licence: source.licence, whole: source.whole, mayExport: source.mayExport,
        units: source.kind === 'events' ? Object.entries(source.units).map(([name, unit]) => ({ name, unit })) : [],
        rows: rows.get(source.id) ?? 0, waiting: waiting.filter((one) => one.source === source.id).reduce((n, one) => n + one.rows, 0), last: last ? { id: last.id, on: on(last), vintage: last.vintage } : null,
      };
    }),
    imports: imports.map((i) => ({ id: i.id, source: readerOf(i.source) ? say(readerOf(i.source)!.title, lang) : i.source, file: i.file, vintage: i.vintage, received: i.received, opened: i.opened, revised: i.revised, closed: i.closed, refused: i.refused, on: on(i) })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) return refuseForm(event.locals, refuse('sources.empty', {}, 'file'), form);
    if (file.size > MOST_BYTES) return refuseForm(event.locals, tooLarge(file.size), form);
    const given = { name: file.name, size: file.size, bytes: () => file.stream() as unknown as AsyncIterable<Uint8Array> };
    const command = importFile({ source: textOf(form, 'source'), given, once: keyOf(form), vintage: textOf(form, 'vintage'), part: form.has('part') });
    return carryOut(event, form, command, (acts) => `/sources/imports/${idOf(acts)}`);
  },
};
