import { isRefusal } from '#core/refusal.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { fill } from '#core/words.ts';
import { closeNational, enterNational, mayKeepFile, nationalEntriesOf, nationalWords, openingsOf, openNational, readersFor, readNationalForm, withdrawNational } from '#features/national-files/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, partyName, read, requireActor, textOf } from '../../../edge.ts';
import { readerName, sayEntry } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

/** A file that holds nothing for the reader answers as one that does not exist. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter } = locals;
  const own = actor.tokens.includes(`party:${params.party}`);
  const { entries, openings } = await read(locals, async (lease) => ({ entries: await nationalEntriesOf(lease, params.party), openings: own ? await openingsOf(lease, params.party) : [] }));
  if (!charter.parties.some((one) => one.id === params.party) || (!own && entries.length === 0)) missing(locals);
  const w = nationalWords[lang].ui;
  const day = (at: string): string => sayDay(dayOf(at, charter.seat.zone), lang);
  const open = openings.filter((one) => one.closed_at === null);
  return {
    w, once: newKey(), party: params.party, title: fill(w.title!, { party: partyName(locals, params.party) }), own, keeps: mayKeepFile(actor, params.party), entries: entries.map((one) => sayEntry(one, lang)),
    open: open.map((one) => ({ token: one.reader, name: readerName(one.reader, locals), closeTo: fill(w.closeRecord!, { who: readerName(one.reader, locals) }) })), shut: own ? readersFor(charter, params.party, dayOf(locals.now, charter.seat.zone)).filter((one) => !open.some((o) => o.reader === one)).map((one) => ({ token: one, name: readerName(one, locals) })) : [],
    openings: openings.map((one) => ({ key: `${one.seq} ${one.reader}`, seq: one.seq, name: readerName(one.reader, locals), said: one.closed_at === null ? fill(w.openedAt!, { from: day(one.recorded_at) }) : fill(w.closedAt!, { from: day(one.recorded_at), to: day(one.closed_at) }) })).reverse(),
  };
};

const readersIn = (form: FormData): string[] => form.getAll('readers').map(String);

export const actions: Actions = {
  enter: async (event) => {
    const form = await formOf(event);
    const input = readNationalForm(form, event.params.party);
    return carryOut(event, form, isRefusal(input) ? input : enterNational(input, keyOf(form)), `/national-files/${event.params.party}`, 'enter');
  },
  withdraw: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, withdrawNational({ party: event.params.party, entry: Number(/^\d{1,12}$/.exec(textOf(form, 'entry'))?.[0] ?? 0) }, keyOf(form)), `/national-files/${event.params.party}`, 'withdraw');
  },
  open: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, openNational({ party: event.params.party, readers: readersIn(form) }, keyOf(form)), `/national-files/${event.params.party}`, 'open');
  },
  close: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, closeNational({ party: event.params.party, readers: readersIn(form) }, keyOf(form)), `/national-files/${event.params.party}`, 'close');
  },
};
