import { sayInstant } from '#core/time.ts';
import { fill, inLang, plural } from '#core/words.ts';
import { keepLookOf, noticesWords } from '#features/notices/index.ts';
import { pageOf, partyName, requireActor } from '../../edge.ts';
import { noticesFor } from '../../notices.ts';
import { isShown } from '../../told.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang, charter, now } = locals;
  const w = noticesWords[lang].ui;
  const page = pageOf(url);
  const { notices, fresh } = await noticesFor(event);
  const shown = isShown(event);
  if (shown && notices.length > 0) await locals.desk.database.door((lease) => keepLookOf(lease, actor.person, now));
  return {
    w, page, pages: Math.max(1, Math.ceil(notices.length / SIZE)), kept: shown || notices.length === 0,
    title: fresh.size === 0 ? w.titleNone! : plural(lang, fresh.size, { one: w.titleNew_one!, few: w.titleNew_few!, many: w.titleNew_many!, other: w.titleNew_other! }),
    notices: notices.slice((page - 1) * SIZE, page * SIZE).map((one) => ({
      key: one.key, href: one.href, number: one.on === 'signal' || one.on === 'account' ? '' : one.number, urgent: one.trigger.urgent && fresh.has(one.key), fresh: fresh.has(one.key), example: one.example,
      said: fill(w[`n_${one.on}`]!, { party: one.by?.party ? partyName(locals, one.by.party) : '' }), what: one.what && inLang(one.what, lang),
      at: sayInstant(one.at, charter.seat, lang), iso: one.at, deadline: one.deadline && { text: sayInstant(one.deadline, charter.seat, lang), iso: one.deadline },
    })),
  };
};
