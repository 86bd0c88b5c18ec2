import { sayDate } from '#core/charter/dates.ts';
import { dayOf } from '#core/time.ts';
import { inLang, say } from '#core/words.ts';
import { entriesOf, mayKeepPartners, partnersWords } from '#features/partners/index.ts';
import { recall, requireActor } from '../../edge.ts';
import { sayEntry, tabsOf } from './said.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const { lang, charter, now } = locals;
  const w = partnersWords[lang].ui;
  const entries = await recall(locals, 'partners', (lease) => entriesOf(lease, null));
  const today = dayOf(now, charter.seat.zone);
  const line = (e: (typeof entries)[number]) => sayEntry(e, w, { lang, today });
  return {
    w, tabs: tabsOf(w, 'partners'), mayKeep: mayKeepPartners(actor),
    partners: charter.partners.map((p) => {
      const own = entries.filter((e) => e.partner === p.id);
      const next = own.filter((e) => e.state === 'planned').at(-1);
      const latest = own.find((e) => e.state === 'done');
      return { id: p.id, name: say(p.name, lang), instrument: p.instrument ? inLang(p.instrument, lang) : null, since: p.date ? sayDate(p.date, lang) : null, verified: p.verified, next: next ? line(next) : null, latest: latest ? line(latest) : null, n: own.length };
    }),
    speeches: entries.filter((e) => e.kind === 'speech').map((e) => ({ ...line(e), platform: say(charter.partners.find((p) => p.id === e.partner)?.name ?? { en: e.partner }, lang) })),
  };
};
