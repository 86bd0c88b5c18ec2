import type { Words } from '../core/words.ts';
import type { Entry, RequestOperation } from '../features/operations/index.ts';

/**
 * The peacekeeping forces in Kazakhstan, January 2022, from the request to the end of the withdrawal: real events, each as its
 * source tells it, rival figures beside each other. Nothing here is invented; only the person who records it is.
 */
type Source = NonNullable<RequestOperation['source']>;
type Claim = Extract<Entry, { what: 'strength' }>['claim'];

const from = (title: string, published: string | null): Source => ({ title, published, url: null });
const CHAIR = from('Xinhua (en.people.cn); Urdupoint 1442241; voltairenet.org, article 215228 (text)', '2022-01-06');
const REQUEST = from('pledgetimes.com, 6 January 2022; Urdupoint 1450275, 18 January 2022', '2022-01');
const FIRST = from('Sputnik (sputniknews.com 1092073012)', '2022-01-06');
const TOLD = from('chernayakobra.ru citing RIA Novosti', '2022-01-07');
const SESSION = from('Urdupoint 1446746', '2022-01-12');
const MISSION = from('Kazinform (inform.kz a3883831); news.az; ccbsnews.info (AP)', '2022-01-11');
const LEAVING = from('Urdupoint 1447182; en.armradio.am (TASS); Interfax 73568', '2022-01-13');
const FLOWN = from('azerbaycan24.com (TASS)', '2022-01');
const TELEGRAM = from('sb.by', '2022-01-20');
const PARTIES = from('tvpworld.com 57934280, 13 January 2022; asiaplus.news, 6 January 2022', '2022-01');
const GROUNDS = from('Secretariat of the CSTO, commentary on legal grounds (en.odkb-csto.org)', '2023-02-02');

const GENERAL: Words = { en: 'Secretary General of the CSTO', ru: 'Генеральный секретарь ОДКБ' };
const claim = (value: number | null, precision: NonNullable<Claim>['precision'], source: Source | null, grade: string, by: Words | null = null, words: Words | null = null): Claim => ({ value, precision, words, by, source, grade });
const stage = (on: string, name: string, words: Words, source: Source): Entry => ({ what: 'stage', on, stage: name, words, source });
const stated = (on: string, about: string, statement: Words, by: Words, source: Source, grade: string): Entry => ({ what: 'claim', on, about, statement, by, source, grade });
const unit = (on: string, party: string, name: Words, strength: Claim): Entry => ({ what: 'offer', on, unit: null, requirement: null, party, name, contingent: 'military', strength, readiness: '' });
const out = (on: string, party: string, how: Words, source: Source): Entry => ({ what: 'move', on, scope: `party:${party}`, direction: 'out', how, from: {}, to: {}, strength: claim(null, 'in_words', source, 'C3', null, { en: 'the contingent', ru: 'контингент' }), source });
const told = (to: string): Entry => ({ what: 'notify', on: '2022-01-07', to, how: { en: 'one press report; the hour is not known', ru: 'одно сообщение печати; час неизвестен' }, source: TOLD });

export const KAZAKHSTAN_TITLE: Words = { en: 'Peacekeeping forces in Kazakhstan, January 2022', ru: 'Миротворческие силы в Казахстане, январь 2022 года' };

export const KAZAKHSTAN_REQUEST: Omit<RequestOperation, 'dossier'> = {
  title: { en: 'Peacekeeping forces in Kazakhstan', ru: 'Миротворческие силы в Казахстане' }, host: 'KAZ', on: '2022-01-05',
  asks: { en: 'The President of Kazakhstan asks the heads of state of the CSTO for help', ru: 'Президент Казахстана просит глав государств ОДКБ о помощи' }, by: { en: 'President Tokayev', ru: 'Президент Токаев' }, source: REQUEST,
};

/** The decision names no end: “for a limited period of time”. It is recorded as it was, and the file shows what it lacks. */
export const KAZAKHSTAN_ENTRIES: readonly Entry[] = [
  {
    what: 'decide', on: null, decision: { procedure: null, body: 'csc', on: '2022-01-06', words: { en: 'To send Collective Peacekeeping Forces to Kazakhstan for a limited period; announced by the chair in the night', ru: 'Направить в Казахстан Коллективные миротворческие силы на ограниченный период; объявлено председателем ночью' } }, source: CHAIR,
    purpose: { en: 'To stabilise and normalise the situation', ru: 'Стабилизация и нормализация обстановки' }, tasks: { en: 'Protect important state and military facilities\nAssist law enforcement', ru: 'Охрана важных государственных и военных объектов\nСодействие силам правопорядка' },
    area: { en: 'Kazakhstan; no zone is named', ru: 'Казахстан; зона не названа' }, command: {}, ceiling: null, from: null, to: null, review: null, said: { en: 'for a limited period of time', ru: 'на ограниченный по времени период' },
    basis: { en: 'Article 4 of the Collective Security Treaty', ru: 'Статья 4 Договора о коллективной безопасности' }, basisBy: { en: 'Chair of the Council, 6 January 2022', ru: 'Председатель Совета, 6 января 2022 года' }, reports: [],
  },
  stated('2022-01-02', 'event', { en: 'Protests begin in Zhanaozen and Aktau over the price of liquefied gas', ru: 'В Жанаозене и Актау начинаются протесты из-за цен на сжиженный газ' }, { en: 'press', ru: 'печать' }, REQUEST, 'C2'),
  stage('2022-01-06', 'deploying', { en: 'First units move', ru: 'Выдвигаются первые подразделения' }, FIRST),
  { what: 'move', on: '2022-01-06', scope: 'all', direction: 'in', how: { en: 'by air', ru: 'воздухом' }, from: {}, to: {}, strength: claim(null, 'in_words', FIRST, 'B2', GENERAL, { en: 'first units', ru: 'первые подразделения' }), source: FIRST },
  { what: 'strength', on: '2022-01-06', scope: 'all', measure: 'offered', claim: claim(2500, 'about', FIRST, 'B2', GENERAL, { en: 'about 2 500 people; it can be increased', ru: 'около 2 500 человек; может быть увеличено' }) },
  told('UN'), told('SCO'), told('OSCE'),
  unit('2022-01-06', 'ARM', { en: 'Contingent of Armenia', ru: 'Контингент Армении' }, claim(100, 'exactly', PARTIES, 'C2')),
  unit('2022-01-06', 'BLR', { en: 'Contingent of Belarus', ru: 'Контингент Беларуси' }, claim(null, 'in_words', PARTIES, 'C2', null, { en: 'a company', ru: 'рота' })),
  unit('2022-01-06', 'KGZ', { en: 'Contingent of Kyrgyzstan', ru: 'Контингент Кыргызстана' }, claim(150, 'about', PARTIES, 'C2')),
  unit('2022-01-06', 'RUS', { en: 'Contingent of Russia', ru: 'Контингент России' }, claim(null, 'in_words', PARTIES, 'C2', null, { en: 'main body, airborne', ru: 'основной состав, воздушно-десантные войска' })),
  unit('2022-01-06', 'TJK', { en: 'Contingent of Tajikistan', ru: 'Контингент Таджикистана' }, claim(200, 'about', PARTIES, 'C2')),
  stated('2022-01-10', 'event', { en: 'Extraordinary session of the Council by video link; the day is general knowledge', ru: 'Внеочередная сессия Совета по видеосвязи; день общеизвестен' }, { en: 'press', ru: 'печать' }, SESSION, 'C3'),
  stated('2022-01-11', 'event', { en: 'The host says that the main mission is completed and that the withdrawal begins in two days', ru: 'Принимающая сторона сообщает, что основная миссия завершена и вывод начнётся через два дня' }, { en: 'President Tokayev', ru: 'Президент Токаев' }, MISSION, 'B1'),
  stated('2022-01-11', 'withdrawal', { en: 'It will take no more than ten days', ru: 'Займёт не более десяти дней' }, { en: 'Sputnik, AP', ru: 'Sputnik, AP' }, MISSION, 'B2'),
  stated('2022-01-11', 'withdrawal', { en: 'It will take at least ten days', ru: 'Займёт не менее десяти дней' }, { en: 'Kazinform', ru: 'Казинформ' }, MISSION, 'B3'),
  stage('2022-01-13', 'withdrawing', { en: 'The withdrawal begins', ru: 'Начинается вывод' }, LEAVING),
  { what: 'strength', on: '2022-01-13', scope: 'all', measure: 'present', claim: claim(2030, 'exactly', from('Widely reported; not found in a text at hand', null), 'F3') },
  { what: 'strength', on: '2022-01-13', scope: 'all', measure: 'present', claim: claim(2000, 'more_than', LEAVING, 'B2', GENERAL, { en: 'more than 2 000 personnel', ru: 'более 2 000 человек личного состава' }) },
  stated('2022-01-13', 'event', { en: '14 important facilities had been guarded; more than 108 flights, about 250 pieces of equipment', ru: 'Под охраной находились 14 важных объектов; более 108 рейсов, около 250 единиц техники' }, GENERAL, LEAVING, 'B2'),
  out('2022-01-14', 'ARM', { en: 'by air', ru: 'воздухом' }, FLOWN), out('2022-01-14', 'BLR', { en: 'by air', ru: 'воздухом' }, FLOWN), out('2022-01-14', 'TJK', { en: 'by air', ru: 'воздухом' }, FLOWN),
  out('2022-01-14', 'KGZ', { en: 'by own convoy; the day is from the plan of 13 January', ru: 'собственной колонной; день — по плану от 13 января' }, FLOWN),
  stage('2022-01-19', 'withdrawn', { en: 'The withdrawal ends', ru: 'Вывод завершён' }, LEAVING),
  stated('2022-01-20', 'event', { en: 'Telegram to the members of the Council: withdrawal completed, no losses (day of publication)', ru: 'Телеграмма членам Совета: вывод завершён, потерь нет (день публикации)' }, GENERAL, TELEGRAM, 'B1'),
  stated('2023-02-02', 'legal_basis', { en: 'Article 3 of the Agreement on Peacekeeping Activities of 6 October 2007: the general rule for operations on the territory of a member', ru: 'Статья 3 Соглашения о миротворческой деятельности от 6 октября 2007 года: общее правило для операций на территории государства-члена' }, { en: 'Secretariat of the CSTO', ru: 'Секретариат ОДКБ' }, GROUNDS, 'A2'),
];
