import { partyOf } from '#core/charter/members.ts';
import { dayOf, instantAt, sayInstant, type Instant } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { dossiersWords } from '#features/dossiers/index.ts';
import { openGaps } from '#features/timeline/index.ts';
import { readRevisions, revisionsFrom, todayWords, visitOf } from '#features/today/index.ts';
import { utcOffset } from '#web/say.ts';
import { noticesWords } from '#features/notices/index.ts';
import { subscriptionsWords } from '#features/subscriptions/index.ts';
import { listFiles } from '#features/watch/index.ts';
import { partyName, read, recall, requireActor } from '../edge.ts';
import { noticesFor } from '../notices.ts';
import { sayHolds, sayLines, sayPeriod } from '../subscriptions.ts';
import { isShown, unreadOf } from '../told.ts';
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
/** So many new digests, and so many things told at once. */
const TOLD = 5;

/** Words that are said here already, duty by duty; the page needs the others. */
const SAID = /^([adks]|late|today|open|more|none|years|figures)_/;
const GAP_WORDS = /^(days_|runningGaps|runningAside|noRunning|gapRunning)/;
const wordsWhere = (ui: Readonly<Record<string, string>>, wanted: (key: string) => boolean): Record<string, string> => Object.fromEntries(Object.entries(ui).filter(([key]) => wanted(key)));

/** Digests, and signals and warnings told at once, that the reader has not looked at yet; null for whoever has subscribed to nothing. */
async function toldOf(locals: App.Locals, person: string) {
  const { told, digests, live } = await unreadOf(locals, person);
  if (told.mine.length === 0) return null;
  const { latest, latestNote, openAll } = subscriptionsWords[locals.lang].ui;
  const files = live.size > 0 ? await read(locals, listFiles) : [];
  return {
    w: { latest: latest!, latestNote: latestNote!, openAll: openAll! }, lines: sayLines(told.live.known, live, files, locals).slice(0, TOLD),
    digests: digests.slice(0, TOLD).map((one) => ({ href: `/digests/${one.subscription}/${one.period}`, period: sayPeriod(one.period, locals), holds: sayHolds(one.signals.length, one.warnings.length, locals) })),
  };
}

/** What the reader was told and has not looked at yet, newest first. */
async function newNotices(event: { locals: App.Locals; url: URL }) {
  const { locals } = event;
  const { notices, fresh } = await noticesFor(event);
  const w = noticesWords[locals.lang].ui;
  const lines = notices.filter((one) => fresh.has(one.key)).slice(0, TOLD);
  return {
    w: { latest: w.latest!, openAll: w.openAll! }, more: fresh.size - lines.length,
    lines: lines.map((one) => ({ key: one.key, href: one.href, said: fill(w[`n_${one.on}`]!, { party: one.by?.party ? partyName(locals, one.by.party) : '' }), number: one.on === 'signal' || one.on === 'account' ? '' : one.number, at: sayInstant(one.at, locals.charter.seat, locals.lang) })),
  };
}

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
  const home = charter.parties.find((p) => p.id === actor.party || (actor.centre !== null && p.centre?.id === actor.centre));
  const all = event.url.searchParams.has('all');
  const said = await recall(locals, `today ${lang} ${actor.person} ${minute} ${visit.before?.seq ?? ''} ${visit.before?.at ?? ''} ${all}`, async (lease) => {
    const then = { ...locals, now: minute };
    const revisions = role.party === null ? [] : revisionsFrom(await readRevisions(lease, role.party, rows.live), role.party, minute);
    const duties = sayDuties(asked, then, revisions, all);
    return {
      title: sayTitle(asked, then, home?.capital ?? null), duties, more: asked.duties.length - duties.length, owed: sayOwed(asked, then),
      revision: sayRevision(revisions.find((one) => one.lapse.changed.length > 0) ?? revisions[0], then), standing: sayStanding(asked, then, revisions),
      since: await saySince(lease, visit, then, actor.person), dates: await sayDates(lease, asked, then),
    };
  });
  const news = role.analyses || role.warns ? await recall(locals, `today news ${lang} ${role.analyses} ${minute.slice(0, 10)}`, (lease) => sayNews(lease, locals, role)) : null;
  const gaps = await recall(locals, `today gaps ${minute}`, (lease) => openGaps(lease, { charter, now: minute }, GAPS));
  const party = role.party === null ? null : partyOf(charter, role.party)!;
  const day = dayOf(now, charter.seat.zone);
  const at = (hour: string): Instant => instantAt(day, hour, charter.seat.zone);
  return {
    w: wordsWhere(todayWords[lang].ui, (key) => !SAID.test(key)), dw: wordsWhere(dossiersWords[lang].ui, (key) => GAP_WORDS.test(key)), ...said, nothing: nothingFor(role, locals),
    strip: { from: at('07:00'), to: at('20:00'), open: home ? { from: instantAt(day, '09:00', home.capital.zone), to: instantAt(day, '18:00', home.capital.zone) } : null },
    notices: await newNotices(event), told: await toldOf(locals, actor.person), news, analyses: role.analyses, gaps: gaps.map((one) => ({ id: one.dossier, title: inLang(one.title, lang), days: one.days, from: one.from })), visit: { seq: head, kept: shown },
    belongs: party ? { kind: 'delegation', name: say(party.name, lang) } : home?.centre ? { kind: 'centre', name: say(home.centre.name, lang) } : { kind: 'secretariat', name: '' },
    clocks: { seat: `${say(charter.seat.name, lang)} (${utcOffset(now, charter.seat.zone)})`, capital: home ? `${say(home.capital.name, lang)} (${utcOffset(now, home.capital.zone)})` : null },
  };
};
