import { dayOf } from '#core/time.ts';
import { inLang, say } from '#core/words.ts';
import { keptOffices, officesWords, readOffices, standingOf } from '#features/offices/index.ts';
import { recall, requireActor } from '../../edge.ts';
import { sayHolding, sayReport, sayTerm, tabsOf } from './said.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals } = event;
  const { lang, charter, now } = locals;
  const w = officesWords[lang].ui;
  const rows = await recall(locals, 'offices', readOffices);
  const today = dayOf(now, charter.seat.zone);
  return {
    w, tabs: tabsOf(w, 'offices'),
    offices: keptOffices(charter).map((office) => {
      const one = standingOf(office, rows, today);
      return {
        id: office.id, name: say(office.name, lang), verified: office.verified, source: office.source ?? null, holder: one.holder && sayHolding(one.holder, locals, w), term: sayTerm(one, w, lang), expired: one.expired,
        mandate: one.mandate && { words: inLang(one.mandate.words, lang), decision: one.mandate.decision }, report: one.mandate && sayReport(one, w, lang),
      };
    }),
  };
};
