import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Act, Actor } from '../core/act.ts';
import type { Charter } from '../core/charter/schema.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addDays, dayOf, instantAt, type Day, type Instant } from '../core/time.ts';
import type { Words } from '../core/words.ts';
import { EXAMPLE_STARTS, type Desk } from '../desk.ts';
import { putInForce } from '../features/charter/index.ts';
import { answerRequest, consultationMatters, requestConsultation } from '../features/consultations/index.ts';
import { openDossier, recordFact } from '../features/dossiers/index.ts';
import { issueForecast, makeForecast, makeResolution, resolveForecast, type Reading } from '../features/forecasts/index.ts';
import { takeUp } from '../features/offices/index.ts';
import { enterPartner } from '../features/partners/index.ts';
import { actorFrom, joinPerson, OPERATOR } from '../features/people/index.ts';
import { circulateText, openProcedureOn, silenceMatters, takePosition } from '../features/procedures/index.ts';
import { announce } from '../features/publication/index.ts';
import { setScenarios } from '../features/scenarios/index.ts';
import { importSeries } from '../features/series/index.ts';
import { acknowledgeSignal } from '../features/signals/index.ts';
import { importFile } from '../features/sources/index.ts';
import { draftText, freezeText, reviseText } from '../features/texts/index.ts';
import { makeDigests, setSubscription, type SetSubscription } from '../features/subscriptions/index.ts';
import { issueWarning, proposeWarning, type IssueWarning } from '../features/warnings/index.ts';
import { noteSignal, setWatchFile } from '../features/watch/index.ts';
import { recentActs } from '../platform/acts.ts';
import type { Command } from '../platform/perform.ts';
import { tellArticle } from './article.ts';
import { INCIDENTS, inventedIncidents } from './incidents.ts';
import { BORDER_FACTS, BORDER_TITLE } from './facts.ts';
import { callMeetings, keepMeeting } from './meetings.ts';
import { SECRETARY_GENERAL } from './offices.ts';
import { PARTNER_ENTRIES } from './partners.ts';
import { tellOperations } from './operations.ts';
import { tellFollowed } from './followed.ts';
import { EXAMPLE_PEOPLE, PLANNER } from './people.ts';
import { BORDER_OUTCOMES, BORDER_QUESTION } from './scenarios.ts';
import { BORDERS, BORDERS_FIRST, CALM } from './texts.ts';

const ROOT = join(import.meta.dirname, '../..');
const MOSCOW = 'Europe/Moscow';
const at = (day: number, hour: string): Instant => instantAt(`2022-05-${String(day).padStart(2, '0')}`, hour, MOSCOW);

export class StoryRefused extends Error {
  readonly refusal: Refusal;
  constructor(step: string, refusal: Refusal) {
    super(`the example stopped at "${step}": ${refusal.code} ${JSON.stringify(refusal.facts)}`);
    this.refusal = refusal;
  }
}

export type Progress = (step: { done: number; of: number; what: string }) => void;

/** So many acts the example has: what its progress is counted against. */
export const ACTS_TOLD = 456;

/** Tells the example to an empty desk, through the same commands as everybody's. */
export async function tellExample(desk: Desk, progress: Progress = () => undefined): Promise<{ acts: number }> {
  let done = 0;
  let morning: Instant = '';
  /** On the first act of a day, the digests of the night are there. */
  const wake = async (when: Instant): Promise<void> => {
    if (morning !== '') {
      desk.clock.set(instantAt(dayOf(when, MOSCOW), '08:00', MOSCOW));
      await makeDigests(desk);
    }
    morning = instantAt(addDays(dayOf(when, MOSCOW), 1), '00:00', MOSCOW);
  };
  const tell = async <S>(when: Instant, actor: Actor, what: string, command: Command<Charter, S> | Refusal): Promise<readonly Act[]> => {
    if (isRefusal(command)) throw new StoryRefused(what, command);
    if (when > morning) await wake(when);
    desk.clock.set(when);
    const result = await desk.perform(actor, command);
    if (isRefusal(result)) throw new StoryRefused(what, result);
    progress({ done: (done += result.acts.length), of: ACTS_TOLD, what });
    return result.acts;
  };
  const actors = new Map([...EXAMPLE_PEOPLE, PLANNER].map((p) => [p.person, actorFrom({ ...p, closed: false, example: true })]));
  const who = (person: string): Actor => actors.get(person)!;
  const id = (acts: readonly Act[]): string => (acts[0]!.payload as { id: string }).id;

  const charter = putInForce({ text: readFileSync(join(ROOT, 'charters/csto.yaml'), 'utf8'), file: 'csto.yaml', once: null });
  if (Array.isArray(charter)) throw new Error(`charters/csto.yaml line ${charter[0]?.line}: ${charter[0]?.code}`);
  await tell(at(2, '09:00'), OPERATOR, 'charter', charter as Command<Charter, unknown>);
  for (const person of EXAMPLE_PEOPLE) await tell(at(2, '09:05'), OPERATOR, person.person, joinPerson({ ...person, name: { ...person.name } }, null));
  const figures = (when: Instant, source: string) =>
    tell(when, who('officer'), 'series', importSeries({ source, file: `${source}.csv`, bytes: readFileSync(join(import.meta.dirname, `${source}.csv`)), once: null }));
  /** What members had reported by a day; the later file holds all of the earlier one. */
  const incidents = (when: Instant, to: Day) => {
    const bytes = new TextEncoder().encode(inventedIncidents(to));
    return tell(when, who('officer'), 'incidents', importFile({ source: 'incidents', given: { name: `incidents-${to}.csv`, size: bytes.length, bytes: () => Readable.from([bytes]) }, once: null }));
  };
  for (const source of ['ucdp-deaths', 'unhcr-asylum', 'unhcr-refugees', 'cited-figures']) await figures(at(2, '09:30'), source);
  const watched = setWatchFile({ text: readFileSync(join(ROOT, 'charters/watch/southern-borders.yaml'), 'utf8'), file: 'southern-borders.yaml', once: null });
  if (Array.isArray(watched)) throw new Error(`charters/watch/southern-borders.yaml line ${watched[0]?.line}: ${watched[0]?.code}`);
  await tell(at(2, '09:50'), who('officer'), 'watch file', watched);
  const subscribe = (person: string, change: Partial<SetSubscription>) =>
    tell(at(2, '10:00'), who(person), 'subscription', setSubscription({ change: null, file: 'southern-borders', series: [], areas: [], level: 'medium', kinds: ['signals', 'warnings'], rhythm: 'day', quiet: null, ...change }, null));
  await subscribe('officer', { quiet: { from: '20:00', to: '07:00', zone: MOSCOW } });
  await subscribe('analyst', { rhythm: 'week', quiet: { from: '21:00', to: '07:00', zone: 'Asia/Dushanbe' } });
  await subscribe('tjk', { rhythm: 'at_once', quiet: { from: '22:00', to: '07:00', zone: 'Asia/Dushanbe' } });
  await incidents(at(2, '09:55'), '2022-05-01');
  const current = await desk.database.read(OPERATOR.tokens, (lease) => desk.charter(lease));
  const consult = consultationMatters(current)[0]!;
  const silence = silenceMatters(current)[0]!;

  const dossier = (when: Instant, title: Words, marking = 'parties', named: string[] = []) =>
    tell(when, who('officer'), 'dossier', openDossier({ title, marking, named }, null)).then(id);
  const warn = (when: Instant, warning: IssueWarning, evidence: { area: string; period: string }[]) =>
    tell(when, who('officer'), 'warning', issueWarning(warning, evidence.map((one) => ({ series: 'ucdp-deaths', signal: false, ...one })), null)).then(id);
  const ask = (when: Instant, party: string, inDossier: string, warning: string, question: Words) =>
    tell(when, who(party), 'request', requestConsultation({ warning, matter: consult.id, article: 'treaty_2', question }, { dossier: inDossier }, who(party).party, null)).then(id);
  const answer = (when: Instant, party: string, inDossier: string, consultation: string, kind: 'accept' | 'more' | 'reject', reason: Words = {}) =>
    tell(when, who(party), 'answer', answerRequest({ consultation, answer: kind, reason, seen: null }, { dossier: inDossier }, null));
  const circulate = async (when: Instant, inDossier: string, text: string, deadline: Instant, version = 1): Promise<{ procedure: string; hash: string }> => {
    const [frozen] = await tell(when, who('officer'), 'version', freezeText({ text, revision: version }, { dossier: inDossier }, openProcedureOn, null));
    const { hash } = frozen!.payload as { hash: string };
    const procedure = id(await tell(when, who('arm'), 'silence', circulateText({ text, version, hash, matter: silence.id, deadline }, { dossier: inDossier }, null)));
    return { procedure, hash };
  };
  const position = (when: Instant, party: string, inDossier: string, s: { procedure: string; hash: string }, kind: string, paragraphs: number[] = [], words: Words = {}, seen: number | null = null) =>
    tell(when, who(party), 'position', takePosition({ ...s, kind, paragraphs, words, seen }, { dossier: inDossier }, null)).then((acts) => acts[0]!.seq);

  const contact = await dossier(at(2, '10:00'), { en: 'Contact between the analytical centres', ru: 'Связь между аналитическими центрами' });
  const w1 = await warn(at(3, '11:20'), {
    dossier: contact,
    sentence: { en: 'Without a named contact in each centre, a change at the southern borders may be assessed too late by 31 May.', ru: 'Без названного контакта в каждом центре перемена у южных рубежей к 31 мая может быть оценена слишком поздно.' },
    probability: { from: 55, to: 75 }, confidence: 'moderate',
    consequence: { en: 'Delegations would answer from six different pictures of the same week.', ru: 'Представительства отвечали бы по шести разным картинам одной недели.' },
    addressees: { bodies: ['pc'], parties: [] },
    options: [
      { what: { en: 'Name one centre each and exchange assessments monthly', ru: 'Назвать по одному центру и ежемесячно обмениваться оценками' }, leadHours: 240 },
      { what: { en: 'One common situation report by the Secretariat', ru: 'Одна общая сводка Секретариата' }, leadHours: 96 },
    ],
    horizon: at(31, '18:00'), answerBy: null, answerByReason: null,
  }, [{ area: 'AFG', period: '2022-04' }, { area: 'AFG', period: '2022-03' }, { area: 'TJK', period: '2022-04' }]);
  const c1 = await ask(at(4, '10:00'), 'blr', contact, w1, { en: 'Can each Party name one centre by the middle of May?', ru: 'Может ли каждая Сторона назвать один центр к середине мая?' });
  for (const [i, party] of ['kaz', 'tjk', 'arm', 'rus', 'kgz'].entries()) await answer(at(4, `${11 + i}:10`), party, contact, c1, 'accept');
  const t1 = id(await tell(at(5, '09:40'), who('officer'), 'draft', draftText({ dossier: contact, consultation: c1, ...CALM }, null)));
  const s1 = await circulate(at(5, '15:45'), contact, t1, at(8, '16:00'));
  await tell(at(5, '16:10'), who('analyst'), 'acknowledgement', acknowledgeSignal({ key: 'southern-borders/ucdp-deaths.PAK.2022-03' }, null));
  await tell(at(5, '16:30'), who('analyst'), 'note', noteSignal({
    file: 'southern-borders', series: 'ucdp-deaths', area: 'PAK', period: '2022-02', state: 'watched',
    words: { en: 'Two months in a row above the limit; the centre asks its counterpart for a second source.', ru: 'Второй месяц подряд выше предела; центр просит у коллег второй источник.' },
  }, null));
  await position(at(5, '17:30'), 'kaz', contact, s1, 'agrees');
  await position(at(6, '10:15'), 'rus', contact, s1, 'agrees');
  await position(at(6, '12:00'), 'kgz', contact, s1, 'reserves', [3], { en: 'Kyrgyzstan understands “at least once a month” as an aim, not a duty.', ru: 'Кыргызстан понимает «не реже одного раза в месяц» как цель, а не как обязанность.' });
  const borders = await dossier(at(6, '15:00'), { en: 'Southern borders', ru: 'Южные рубежи' });
  const w2 = await warn(at(6, '15:40'), {
    dossier: borders,
    sentence: { en: 'Violence in northern Afghanistan may reach the border districts before 30 June.', ru: 'Насилие на севере Афганистана может достичь приграничных районов до 30 июня.' },
    probability: { from: 35, to: 55 }, confidence: 'low',
    consequence: { en: 'Crossings would close, and people would arrive faster than the districts can receive them.', ru: 'Переходы закроются, и люди будут прибывать быстрее, чем районы смогут принять.' },
    addressees: { bodies: ['pc'], parties: ['TJK'] },
    options: [
      { what: { en: 'Joint statement and an exchange of assessments', ru: 'Совместное заявление и обмен оценками' }, leadHours: 168 },
      { what: { en: 'Reception points prepared with partners', ru: 'Пункты приёма вместе с партнёрами' }, leadHours: 720 },
    ],
    horizon: instantAt('2022-06-30', '18:00', MOSCOW), answerBy: null, answerByReason: null,
  }, [{ area: 'AFG', period: '2022-04' }, { area: 'AFG', period: '2022-03' }, { area: 'AFG', period: '2022-02' }, { area: 'TJK', period: '2022-04' }]);
  await position(at(7, '09:20'), 'tjk', contact, s1, 'agrees');
  await tell(at(9, '10:05'), who('officer'), 'announcement', announce({ procedure: s1.procedure, subjects: ['southern_borders', 'analysis'] }, { dossier: contact }, null));

  const scenario = (when: Instant, change: { changes: string; revision: number; why: Words } | null, percent: readonly number[]) =>
    tell(when, who('analyst'), 'scenarios', setScenarios({ ...(change ?? { changes: null, revision: null, why: {} }), dossier: borders, title: BORDER_QUESTION, horizon: instantAt('2022-06-30', '18:00', MOSCOW), outcomes: BORDER_OUTCOMES.map((one, i) => ({ ...one, percent: percent[i]! })) }, null)).then(id);
  const s0 = await scenario(at(9, '11:10'), null, [55, 35, 10]);
  const c2 = await ask(at(9, '11:30'), 'tjk', borders, w2, { en: 'Which assessments of the border districts can the Parties share by 20 May?', ru: 'Какими оценками по приграничным районам Стороны могут поделиться к 20 мая?' });
  await answer(at(9, '14:05'), 'kgz', borders, c2, 'accept');
  await answer(at(9, '16:30'), 'kaz', borders, c2, 'accept');
  const t2 = id(await tell(at(9, '17:10'), who('officer'), 'draft', draftText({ dossier: borders, consultation: c2, ...BORDERS_FIRST }, null)));
  const first = await circulate(at(9, '18:00'), borders, t2, at(12, '18:30'));
  const tajikistan = await position(at(9, '18:40'), 'tjk', borders, first, 'agrees');
  await position(at(9, '18:45'), 'tjk', borders, first, 'reserves', [4], { en: 'Once a year is too seldom for Tajikistan; it reads paragraph 4 as the least that is owed.', ru: 'Раз в год для Таджикистана слишком редко; пункт 4 он понимает как наименьшее из должного.' }, tajikistan);
  await answer(at(10, '09:10'), 'blr', borders, c2, 'more', { en: 'Which districts, and over what period?', ru: 'По каким районам и за какой срок?' });
  await position(at(10, '09:40'), 'kgz', borders, first, 'objects', [4], { en: 'The situation changes within weeks. Kyrgyzstan could agree to twice a year, and to an exchange on request.', ru: 'Обстановка меняется за недели. Кыргызстан согласился бы на обмен дважды в год и по просьбе.' });
  await answer(at(10, '10:00'), 'rus', borders, c2, 'accept');
  await tell(at(10, '10:40'), who('officer'), 'revision', reviseText({ text: t2, revision: 1, ...BORDERS }, { dossier: borders }, null));
  const s2 = await circulate(at(10, '13:45'), borders, t2, at(13, '14:00'), 2);
  const armenia = await position(at(11, '09:30'), 'arm', borders, s2, 'agrees');
  await incidents(at(11, '09:50'), INCIDENTS.to);
  await scenario(at(11, '10:30'), { changes: s0, revision: 1, why: { en: 'More incidents in Takhar in the week of 2 May than in any week of the year before.', ru: 'За неделю со 2 мая в Тахаре больше инцидентов, чем за любую неделю года до того.' } }, [45, 40, 15]);
  await position(at(11, '11:15'), 'kaz', borders, s2, 'agrees');
  const relief = await dossier(at(11, '12:00'), { en: 'Transit of relief goods', ru: 'Транзит гуманитарных грузов' });
  const w3 = await warn(at(11, '12:30'), {
    dossier: relief,
    sentence: { en: 'Relief goods may stand at the border crossings from 1 June for lack of agreed transit papers.', ru: 'С 1 июня гуманитарные грузы могут стоять на переходах из-за несогласованных транзитных документов.' },
    probability: { from: 60, to: 80 }, confidence: 'moderate',
    consequence: { en: 'Goods promised for early summer would arrive in autumn.', ru: 'Обещанное к началу лета прибудет осенью.' },
    addressees: { bodies: ['pc'], parties: [] },
    options: [{ what: { en: 'One transit form for all crossings', ru: 'Единая транзитная форма для всех переходов' }, leadHours: 336 }],
    horizon: instantAt('2022-06-01', '09:00', MOSCOW), answerBy: null, answerByReason: null,
  }, []);
  const c3 = await ask(at(11, '13:00'), 'kgz', relief, w3, { en: 'Does your administration accept one transit form for all crossings?', ru: 'Принимает ли ваше ведомство единую транзитную форму для всех переходов?' });
  await answer(at(11, '15:10'), 'blr', relief, c3, 'accept');
  await answer(at(11, '15:50'), 'kaz', relief, c3, 'accept');
  await position(at(11, '16:20'), 'arm', borders, s2, 'aside', [7], {}, armenia);
  await dossier(at(11, '17:00'), { en: 'Preparation of the session of 16 May', ru: 'Подготовка сессии 16 мая' }, 'secretariat');
  const programme = await dossier(at(11, '17:20'), BORDER_TITLE);
  for (const one of BORDER_FACTS) await tell(at(11, '17:30'), who('officer'), 'fact', recordFact({ dossier: programme, ...one }, null));
  const called = await callMeetings(tell, who('officer'), { consultation: c2, papers: [t2, w2], dossier: contact, statement: 'CSC/ST/2022/1' });
  await position(at(12, '08:50'), 'rus', borders, s2, 'agrees');
  await position(at(12, '09:15'), 'blr', borders, s2, 'reserves', [6], { en: 'Belarus reads paragraph 6 together with the plan of consultations for the year.', ru: 'Беларусь понимает пункт 6 вместе с планом консультаций на год.' });
  await answer(at(12, '09:40'), 'rus', relief, c3, 'more', { en: 'Which goods would the form cover?', ru: 'На какие грузы распространилась бы форма?' });
  await tell(at(12, '10:15'), who('analyst'), 'proposal', proposeWarning({
    changes: null, dossier: borders,
    sentence: { en: 'People may cross to the Ishkashim side in larger numbers before the end of June.', ru: 'До конца июня на ишкашимскую сторону может перейти больше людей.' },
    probability: { from: 25, to: 40 }, confidence: 'low',
    consequence: { en: 'The reception points of the district are meant for fewer people than came in March.', ru: 'Пункты приёма района рассчитаны на меньшее число людей, чем пришло в марте.' },
    addressees: { bodies: [], parties: ['TJK'] }, options: [{ what: { en: 'Agree who receives whom, point by point', ru: 'Договориться по пунктам, кто кого принимает' }, leadHours: 240 }],
    horizon: instantAt('2022-06-30', '18:00', MOSCOW), answerBy: null, answerByReason: null,
  }, [{ series: 'ucdp-deaths', area: 'PAK', period: '2022-03', signal: true }, { series: 'ucdp-deaths', area: 'AFG', period: '2022-04', signal: false }], null));
  await forecasts(desk, tell, who);
  for (const one of PARTNER_ENTRIES) await tell(at(12, '10:30'), who('officer'), 'partner', enterPartner(one, null));
  await tell(at(12, '10:28'), OPERATOR, PLANNER.person, joinPerson({ ...PLANNER, name: { ...PLANNER.name } }, null));
  await tellOperations({ tell: (actor, what, command) => tell(at(12, '10:30'), who(actor), what, command), dossier: (title) => dossier(at(12, '10:30'), title), relief, warning: w2, borders });
  await tellFollowed((actor, what, command) => tell(at(12, '10:30'), actor, what, command), who);
  await tell(at(12, '10:30'), who('officer'), 'office', takeUp(SECRETARY_GENERAL, null));
  await tellArticle({
    officer: who('officer'), tell: (actor, what, command) => tell(at(12, '10:30'), actor, what, command), dossier: (title) => dossier(at(12, '10:30'), title),
    acts: (kinds) => desk.database.read(who('officer').tokens, async (lease) => (await recentActs(lease, { kinds, limit: 1000 })).reverse()),
  });
  await keepMeeting(tell, who('officer'), called);
  desk.clock.set(EXAMPLE_STARTS);
  return { acts: done };
}

/** One forecast each December, computed afterwards from what was known then and scored at once, and one of the months to come. */
const DECEMBERS = [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021];

async function forecasts(desk: Desk, tell: <S>(when: Instant, actor: Actor, what: string, command: Command<Charter, S> | Refusal) => Promise<readonly Act[]>, who: (person: string) => Actor): Promise<void> {
  const [by, when] = [who('analyst'), at(12, '10:25')];
  const read: Reading = (work) => desk.database.read(by.tokens, work);
  for (const origin of [...DECEMBERS.map((year) => `${year}-12`), '2022-04']) {
    const made = await makeForecast(read, by, { target: 'ucdp-deaths', origin, model: 'nb-12' });
    const [issued] = await tell(when, by, 'forecast', isRefusal(made) ? made : issueForecast(made, null));
    if (origin === '2022-04') continue;
    const scored = await makeResolution(read, by, (issued!.payload as { id: string }).id);
    await tell(when, by, 'resolution', isRefusal(scored) ? scored : resolveForecast(scored, null));
  }
}
