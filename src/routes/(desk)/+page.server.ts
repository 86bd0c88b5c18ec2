import { partyOf } from '#core/charter/members.ts';
import { dayOf, instantAt, type Instant } from '#core/time.ts';
import { inLang, say } from '#core/words.ts';
import { dossiersWords } from '#features/dossiers/index.ts';
import { openGaps } from '#features/timeline/index.ts';
import { readRevisions, revisionsFrom, todayWords, visitOf } from '#features/today/index.ts';
import { utcOffset } from '#web/say.ts';
import { recall, requireActor } from '../edge.ts';
import { sayDates } from '../today/dates.ts';
import { nothingFor, sayDuties, sayTitle } from '../today/duties.ts';
import { sayNews } from '../today/news.ts';
import { sayOwed } from '../today/owed.ts';
import { askedOf } from '../today/shared.ts';
import { saySince } from '../today/since.ts';
import { sayRevision, sayStanding } from '../today/texts.ts';
import type { PageServerLoad } from './$types';

/** So many of the longest open gaps stand on the page. */
const GAPS = 8;

/** Data fetched ahead may never be shown, and neither may a document that a browser fetches on a guess. */
const isShown = ({ request, isDataRequest }: { request: Request; isDataRequest: boolean }): boolean =>
  !isDataRequest && request.method === 'GET' && !/prefetch|prerender/.test(`${request.headers.get('sec-purpose')} ${request.headers.get('purpose')}`);

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  const actor = requireActor(event);
  const { charter, lang, now, desk } = locals;
  const asked = await askedOf(locals, actor);
  const { role, rows, head } = asked;
  const shown = isShown(event);
  const visit = await visitOf(desk.database, actor.person, { seq: head, at: now }, shown);
  // A minute is as fine as the hours in these: within it, the same acts give the same.
  const minute = `${now.slice(0, 16)}:00.000Z`;
  const found = await recall(locals, `today ${lang} ${actor.person} ${minute} ${visit.before?.seq ?? ''} ${visit.before?.at ?? ''}`, async (lease) => ({
    revised: role.party === null ? [] : await readRevisions(lease, role.party, rows.live), since: await saySince(lease, visit, locals, actor.person), dates: await sayDates(lease, asked, locals),
  }));
  const news = role.analyses || role.warns ? await recall(locals, `today news ${lang} ${role.analyses} ${minute.slice(0, 10)}`, (lease) => sayNews(lease, locals, role)) : null;
  const gaps = await recall(locals, `today gaps ${minute}`, (lease) => openGaps(lease, { charter, now: minute }, GAPS));
  const revisions = role.party === null ? [] : revisionsFrom(found.revised, role.party, now);
  const duties = sayDuties(asked, locals, revisions);
  const standing = sayStanding(asked, locals, revisions);
  const home = charter.parties.find((p) => p.id === actor.party || (actor.centre !== null && p.centre?.id === actor.centre));
  const party = role.party === null ? null : partyOf(charter, role.party)!;
  const day = dayOf(now, charter.seat.zone);
  const at = (hour: string): Instant => instantAt(day, hour, charter.seat.zone);
  return {
    w: todayWords[lang].ui, dw: dossiersWords[lang].ui, title: sayTitle(asked, locals, home?.capital ?? null), duties, nothing: nothingFor(role, locals),
    strip: { from: at('07:00'), to: at('20:00'), open: home ? { from: instantAt(day, '09:00', home.capital.zone), to: instantAt(day, '18:00', home.capital.zone) } : null },
    revision: sayRevision(revisions.find((one) => one.lapse.changed.length > 0) ?? revisions[0], locals), standing,
    since: found.since, owed: sayOwed(asked, locals), dates: found.dates, news, analyses: role.analyses, gaps: gaps.map((one) => ({ id: one.dossier, title: inLang(one.title, lang), days: one.days, from: one.from })), visit: { seq: head, kept: shown },
    belongs: party ? { kind: 'delegation', name: say(party.name, lang) } : home?.centre ? { kind: 'centre', name: say(home.centre.name, lang) } : { kind: 'secretariat', name: '' },
    clocks: { seat: `${say(charter.seat.name, lang)} (${utcOffset(now, charter.seat.zone)})`, capital: home ? `${say(home.capital.name, lang)} (${utcOffset(now, home.capital.zone)})` : null },
  };
};
