import type { Charter } from '../../core/charter/schema.ts';
import type { Command } from '../../platform/perform.ts';
import { charterOfAct } from '../charter/index.ts';
import { asRunning, procedureById } from '../procedures/index.ts';
import { versionOf } from '../texts/index.ts';
import { announce as decide, type Announce, type AnnounceState } from './rules.ts';
import { publicationOf, seriesKey } from './store.ts';

/** @param procedure as the page read it: it names the dossier to lock. */
export function announce(input: Announce, procedure: { dossier: string }, once: string | null): Command<Charter, AnnounceState> {
  return {
    dossier: procedure.dossier,
    once,
    load: async (lease) => {
      const found = await procedureById(lease, input.procedure);
      const version = found && (await versionOf(lease, found.text, found.version));
      const numbers = await lease.db.selectFrom('numbers').selectAll().where('series', 'like', 'symbol %').execute();
      const running = found && asRunning(found);
      return {
        procedure: running && found && {
          id: found.id, dossier: found.dossier, matter: found.matter, body: found.body, text: found.text, version: found.version, hash: found.hash, case: running, confirmed: running.confirmedAt !== null,
          given: found.positions.map(({ seq, party, kind, paragraphs, words }) => ({ seq, party, kind, paragraphs, words })),
        },
        pinned: found && (await charterOfAct(lease, found.charter_seq)),
        version: version && { title: version.title, paragraphs: version.paragraphs, files: version.files },
        symbol: found ? ((await publicationOf(lease, found.id))?.symbol ?? null) : null,
        next: (series, year) => (numbers.find((n) => n.series === seriesKey(series, year))?.last ?? 0) + 1,
      };
    },
    decide: (state, context) => decide(state, input, context),
  };
}
