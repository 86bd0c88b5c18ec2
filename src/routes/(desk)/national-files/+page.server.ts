import { sayDate } from '#core/charter/dates.ts';
import { filesToRead, mayKeepFile, nationalWords, openingsOf } from '#features/national-files/index.ts';
import { partyName, read, requireActor } from '../../edge.ts';
import { readerName } from './said.ts';
import type { PageServerLoad } from './$types';

/** Only what the reader may read: of the other files nothing shows, not even that there are any. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const own = actor.party !== null && actor.tokens.includes(`party:${actor.party}`) ? actor.party : null;
  const { files, openings } = await read(locals, async (lease) => ({ files: await filesToRead(lease), openings: own === null ? [] : await openingsOf(lease, own) }));
  const rows = files.map((one) => ({ party: one.party, name: partyName(locals, one.party), entries: one.entries, newest: sayDate(one.newest, locals.lang) }));
  return {
    w: nationalWords[locals.lang].ui, own: own === null ? null : { party: own, name: partyName(locals, own), file: rows.find((one) => one.party === own) ?? null, keeps: mayKeepFile(actor, own), open: openings.filter((one) => one.closed_at === null).map((one) => readerName(one.reader, locals)) },
    others: rows.filter((one) => one.party !== own),
  };
};
