import type { LayoutServerLoad } from './$types';
import { isChair } from '#core/rights.ts';
import { dayOf, sayHour, sayWeekday } from '#core/time.ts';
import { say } from '#core/words.ts';
import { meetingsWords } from '#features/meetings/index.ts';
import { calendarWords } from '#features/calendar/index.ts';
import { officesWords } from '#features/offices/index.ts';
import { papersWords } from '#features/papers/index.ts';
import { partnersWords } from '#features/partners/index.ts';
import { peopleWords } from '#features/people/index.ts';
import { aidWords } from '#features/aid/index.ts';
import { articleWords } from '#features/article/index.ts';
import { commitmentsWords } from '#features/commitments/index.ts';
import { consultationsWords } from '#features/consultations/index.ts';
import { charterWords } from '#features/charter/index.ts';
import { forecastsWords } from '#features/forecasts/index.ts';
import { exchangeWords } from '#features/exchange/index.ts';
import { exercisesWords } from '#features/exercises/index.ts';
import { nationalWords } from '#features/national-files/index.ts';
import { noticesWords } from '#features/notices/index.ts';
import { efficiencyWords } from '#features/efficiency/index.ts';
import { dossiersWords } from '#features/dossiers/index.ts';
import { publicationWords } from '#features/publication/index.ts';
import { measuresWords } from '#features/measures/index.ts';
import { operationsWords } from '#features/operations/index.ts';
import { releasesWords } from '#features/releases/index.ts';
import { seriesWords } from '#features/series/index.ts';
import { sourcesWords } from '#features/sources/index.ts';
import { subscriptionsWords } from '#features/subscriptions/index.ts';
import { taskingsWords } from '#features/taskings/index.ts';
import { textsWords } from '#features/texts/index.ts';
import { mayKeepDesk, upkeepWords } from '#features/upkeep/index.ts';
import { timelineWords } from '#features/timeline/index.ts';
import { watchWords } from '#features/watch/index.ts';
import { countUnder, todayWords } from '#features/today/index.ts';
import { warningsWords } from '#features/warnings/index.ts';
import { requireActor } from '../edge.ts';
import { noticesFor } from '../notices.ts';
import { unreadOf } from '../told.ts';
import { askedOf } from '../today/shared.ts';
import { statedOn } from './article/said.ts';
import { deskWords } from '../words.ts';

/** The frame of the desk: where one can go, what waits there, who one is, and both clocks. */
export const load: LayoutServerLoad = async ({ locals, url }) => {
  const actor = requireActor({ locals, url });
  const { lang, charter, now, person } = locals;
  const { duties, day } = await askedOf(locals, actor);
  const unread = await unreadOf(locals, actor.person);
  const { notices, fresh } = await noticesFor({ locals, url });
  const w = deskWords[lang];
  const count = (path: string) => countUnder(duties, path, day.end);
  const home = charter.parties.find((p) => p.id === actor.party || (actor.centre !== null && p.centre?.id === actor.centre));
  const capital = home?.capital ?? null;
  const office = (id: string): string => say(charter.offices.find((o) => o.id === id)?.name ?? { en: id }, lang);
  const roles = [...actor.offices.map(office), ...(isChair(actor, charter, now) ? [office('chair')] : [])];
  return {
    nav: [
      { title: null, items: [{ href: '/', label: todayWords[lang].ui.today!, ...count('/') }, { href: '/notices', label: noticesWords[lang].ui.notices!, count: fresh.size, hot: notices.some((one) => one.trigger.urgent && fresh.has(one.key)) }, { href: '/dossiers', label: dossiersWords[lang].ui.dossiers! }, { href: '/calendar', label: calendarWords[lang].ui.calendar! }, { href: '/gap', label: timelineWords[lang].ui.gap! }, { href: '/efficiency', label: efficiencyWords[lang].ui.efficiency! }] },
      { title: w.see, items: [{ href: '/watch', label: watchWords[lang].ui.watch!, ...count('/watch') }, { href: '/warnings', label: warningsWords[lang].ui.warnings!, ...count('/warnings') }, { href: '/forecasts', label: forecastsWords[lang].ui.forecasts! }, { href: '/digests', label: subscriptionsWords[lang].ui.digests!, count: unread.digests.length + unread.live.size }, { href: '/series', label: seriesWords[lang].ui.series! }, { href: '/sources', label: sourcesWords[lang].ui.sources! }] },
      { title: w.decide, items: [{ href: '/consultations', label: consultationsWords[lang].ui.consultations!, ...count('/consultations') }, { href: '/meetings', label: meetingsWords[lang].ui.meetings!, ...count('/meetings') }, { href: '/texts', label: textsWords[lang].ui.texts!, ...count('/texts') }] },
      { title: w.carryOut, items: [{ href: '/operations', label: operationsWords[lang].ui.operations! }, { href: '/measures', label: measuresWords[lang].ui.measures! }, { href: '/commitments', label: commitmentsWords[lang].ui.commitments!, ...count('/commitments') }, { href: '/exercises', label: exercisesWords[lang].ui.exercises! }, { href: '/aid', label: aidWords[lang].ui.aid! }, { href: '/national-files', label: nationalWords[lang].ui.files! }] },
      { title: w.together, items: [{ href: '/taskings', label: taskingsWords[lang].ui.taskings! }, { href: '/papers', label: papersWords[lang].ui.papers! }, { href: '/network', label: exchangeWords[lang].ui.network! }] },
      { title: w.outside, items: [{ href: '/statements', label: publicationWords[lang].ui.statements! }, ...(locals.desk.exchange ? [{ href: '/releases', label: releasesWords[lang].ui.releases! }] : []), { href: '/partners', label: partnersWords[lang].ui.partners! }] },
      { title: w.record, items: [{ href: '/acts', label: w.acts }, { href: '/article', label: articleWords[lang].ui.article! }, { href: '/offices', label: officesWords[lang].ui.offices!, ...count('/offices') }, { href: '/people', label: peopleWords[lang].ui.people!, ...count('/people') }, { href: '/charter', label: charterWords[lang].ui.title ?? w.charter }, ...(mayKeepDesk(actor) ? [{ href: '/administration', label: upkeepWords[lang].ui.administration! }] : [])] },
    ],
    clock: {
      dayText: sayWeekday(dayOf(now, charter.seat.zone), lang), hour: sayHour(now, charter.seat.zone), zoneShort: say(charter.seat.short, lang),
      ...(capital ? { capitalHour: sayHour(now, capital.zone), capitalName: say(capital.name, lang) } : {}),
    },
    capital, party: actor.party,
    me: { name: say(person!.name, lang), role: roles.join(', '), example: person!.example },
    shellWords: w, stated: await statedOn(url.pathname, locals),
  };
};
