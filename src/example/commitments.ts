import type { AddSource, Claim, RecordCommitment } from '../features/commitments/index.ts';
import type { Words } from '../core/words.ts';

/**
 * The pledges of May 2022 and what became of them: real facts, each as its source tells it; only the person who records them is invented. Of the
 * article nothing stands here but the quoted words. Grades are the recorder's own.
 */
export const source = (title: string, publisher: string, language: string, published: string | null, grade: string, en: string, ru: string, more: Partial<AddSource> = {}): AddSource =>
  ({ title, publisher, owner: { en, ru }, language, published, url: null, hash: null, chars: null, grade, ...more });

const PRESS = ['Independent press; no stake of its own in the matter is known', 'Независимая печать; собственного интереса в деле не известно'] as const;
const REPOST = ['A repost; its first source was not seen', 'Перепечатка; первоисточник не найден'] as const;

export const PLEDGE_SOURCES: Readonly<Record<string, AddSource>> = {
  article: source('Afghanistan and strengthening peacekeeping mission: what’s next for CSTO?', 'Kazinform', 'en', '2022-05', 'B', 'State news agency of Kazakhstan, a party: its own President’s initiatives are the subject. Written by Assel Satubaldina', 'Государственное агентство Казахстана, Стороны: речь об инициативах его Президента. Автор — Асель Сатубалдина', { hash: '7bce8ce9c375d70a57e45439c6a6c48b6cb4c37d721c8d0e5b3fcdb339921df1', chars: 7420 }),
  sochi: source('asiaplustj.info, item of 24 September 2013', 'Asia-Plus', 'en', '2013-09-24', 'B', ...PRESS),
  draft2021: source('Items 1332812 and 1351298', 'Urdupoint', 'en', '2021-09-15', 'C', ...PRESS),
  representative: source('Item 1446746', 'Urdupoint', 'en', '2022-01-12', 'C', ...PRESS),
  autumn: source('asiaplustj.info, on the collective exercises', 'Asia-Plus', 'en', '2022-09-27', 'B', ...PRESS),
  cancelled: source('Kyrgyzstan cancels Russian-led military drill', 'whatsnew2day.com', 'en', '2022-10-09', 'D', ...REPOST),
  rubezh: source('Item 3659286, citing TASS', 'Trend', 'en', '2022-10-17', 'B', 'News agency outside the parties, citing the state agency of one', 'Агентство вне Сторон, со ссылкой на государственное агентство одной из них'),
  yerevan: source('Report on the session in Yerevan', '360tv.ru', 'ru', '2022-11-23', 'C', 'Regional broadcaster in Russia, a party; cites the site of its President', 'Региональный телеканал в России, Стороне; ссылается на сайт её Президента'),
  yerevanToo: source('Item on the session in Yerevan', 'dzen.ru', 'ru', '2022-11-23', 'D', ...REPOST),
  protocol: source('Commentary on legal grounds', 'Secretariat of the organisation', 'en', '2023-02-02', 'A', 'The organisation itself, on its own instrument', 'Сама организация, о собственном документе'),
  ratified: source('asiaplustj.info, on ratification in Kazakhstan', 'Asia-Plus', 'en', '2023-05-31', 'B', ...PRESS),
  centres: source('Institutional capacity 2023', 'Belarusian Institute of Strategic Research', 'en', '2023', 'C', 'Institute of Belarus, which proposed the network: an interested party', 'Институт Беларуси, предложившей сеть: заинтересованная сторона'),
  belta: source('Item of 20 June 2023', 'BelTA', 'en', '2023-06-20', 'B', 'State agency of Belarus, whose President made the proposals', 'Государственное агентство Беларуси, чей Президент внёс предложения'),
  contacts: source('Item 606001', 'BelTA', 'ru', '2023-12-19', 'B', 'State agency of Belarus, in the chair that year: an interested party', 'Государственное агентство Беларуси, председательствовавшей в тот год: заинтересованная сторона'),
  declaration: source('Item 313715555, from the site of the organisation', 'news.myseldon.com', 'ru', null, 'C', ...REPOST),
  astana: source('Items of 28 and 29 November 2024 (el.kz 400004218)', 'Asia-Plus; el.kz', 'en', '2024-11-29', 'B', 'Independent press, and a state publisher of the host', 'Независимая печать и государственное издание принимающей Стороны'),
  ministry: source('Text of the Russian foreign ministry', 'armenia.news-pravda.com', 'en', '2025-05-15', 'C', 'Copy of a text of a party’s ministry', 'Копия текста министерства одной из Сторон'),
};

type Told = Omit<Claim, 'commitment' | 'source'> & { readonly source: string | null };
type Pledge = { readonly pledge: RecordCommitment; readonly claims: readonly Told[]; readonly milestones?: readonly { readonly what: Words; readonly by: Words; readonly met?: { readonly on: string; readonly words: Words; readonly source: string } }[] };

const MEETING: Words = { en: 'the meeting of leaders in Moscow, 16 May 2022', ru: 'встреча лидеров в Москве, 16 мая 2022' };
const pledge = (en: string, ru: string, quote: string, from: number, party: string | null, pledger: Words, made = '2022-05-16', due: string | null = null): RecordCommitment =>
  ({ what: { en, ru }, quote, language: 'en', place: { source: 'article', from, to: from + quote.length, text: null, paragraph: null }, party, pledger, addressee: made === '2022-05-16' ? MEETING : {}, made, due });
const told = (status: string, on: string | null, source: string | null, credibility: number, en: string, ru: string, until: string | null = null): Told => ({ status, on, until, words: { en, ru }, source, credibility });

const TOKAYEV: Words = { en: 'Tokayev, President of Kazakhstan', ru: 'Токаев, Президент Казахстана' };
const LUKASHENKO: Words = { en: 'Lukashenko, President of Belarus', ru: 'Лукашенко, Президент Беларуси' };
const PUTIN: Words = { en: 'Putin, President of Russia', ru: 'Путин, Президент России' };

export const PLEDGES: readonly Pledge[] = [
  { pledge: pledge('Security of the southern borders: a programme for the Tajik-Afghan border', 'Безопасность южных рубежей: программа для таджикско-афганской границы', 'paying even more attention to ensuring the security', 2569, 'KAZ', { en: 'Collective Security Council in 2013; repeated by Tokayev in 2022', ru: 'Совет коллективной безопасности в 2013 году; повторил Токаев в 2022 году' }, '2013-09-23'), claims: [
    told('open', '2013-09-23', 'sochi', 2, 'A targeted programme was decided upon in Sochi.', 'В Сочи решено о целевой программе.'),
    told('continuing', '2021-09-15', 'draft2021', 3, 'A draft of the programme is reported.', 'Сообщается о проекте программы.'),
    told('decided', '2024-11-28', 'astana', 1, 'The programme was approved in Astana; three stages, the first of five years.', 'Программа утверждена в Астане; три этапа, первый — пять лет.'),
  ] },
  { pledge: pledge('Equip the peacekeeping forces', 'Оснастить миротворческие силы', 'to equip peacekeeping forces with modern weapons, equipment, and special tools', 4046, 'KAZ', TOKAYEV), claims: [
    told('decided', '2022-11-23', 'yerevan', 1, 'The Council in Yerevan decided on equipping the forces, one of 14 decisions. Delivery is not evidenced.', 'Совет в Ереване принял решение об оснащении сил, одно из 14. О поставках сведений нет.'),
    told('decided', '2022-11-23', 'yerevanToo', 2, 'The same session and decision.', 'Та же сессия и то же решение.'),
  ] },
  { pledge: pledge('Establish a Special Representative for peacekeeping', 'Учредить должность Специального представителя по миротворчеству', 'At Kazakhstan’s initiative, the institute of Special Representative', 4127, 'KAZ', { en: 'Kazakhstan', ru: 'Казахстан' }, '2020-12'), claims: [
    told('open', '2022-01-12', 'representative', 3, 'Tokayev is still reported as proposing it.', 'Сообщается, что Токаев всё ещё предлагает это.'),
    told('done', '2022-01-12', 'article', 3, 'The article says that it has been established; holder and day were not found.', 'Статья говорит, что институт учреждён; кто занимает должность и с какого дня, не найдено.', '2022-05-16'),
  ] },
  { pledge: pledge('Take part in peacekeeping of the United Nations', 'Участвовать в миротворчестве ООН', 'the goal of getting the CSTO involved with the United Nations', 4363, 'KAZ', TOKAYEV), claims: [
    told('open', '2023-02-02', 'protocol', 1, 'The protocol of 16 September 2021 on a coordinating state is ratified by Belarus, Russia and Tajikistan.', 'Протокол от 16 сентября 2021 года о координирующем государстве ратифицировали Беларусь, Россия и Таджикистан.'),
    told('open', '2023-05-31', 'ratified', 2, 'The Mazhilis of Kazakhstan takes up ratification.', 'Ратификацией занимается Мажилис Казахстана.'),
    told('open', '2025-05-15', 'ministry', 2, 'Conditions for it are still being created.', 'Условия для этого всё ещё создаются.'),
  ], milestones: [
    { what: { en: 'Legal basis: protocol on a coordinating state signed', ru: 'Правовая основа: подписан протокол о координирующем государстве' }, by: { en: 'the Parties', ru: 'Стороны' }, met: { on: '2021-09-16', words: { en: 'Date of the protocol.', ru: 'Дата протокола.' }, source: 'protocol' } },
    { what: { en: 'Protocol ratified by all Parties', ru: 'Протокол ратифицирован всеми Сторонами' }, by: { en: 'the Parties', ru: 'Стороны' } },
    { what: { en: 'Coordinating state named', ru: 'Названо координирующее государство' }, by: { en: 'Collective Security Council', ru: 'Совет коллективной безопасности' } },
    { what: { en: 'Units offered to the United Nations', ru: 'Подразделения предложены ООН' }, by: { en: 'the Parties', ru: 'Стороны' } },
  ] },
  { pledge: pledge('Speak more often on behalf of the organisation', 'Чаще выступать от имени организации', 'We need to speak more often on behalf of the CSTO', 5126, 'BLR', LUKASHENKO), claims: [told('open', '2023-06-20', 'belta', 2, 'Asked for again in the same words.', 'О том же просят снова, теми же словами.')] },
  { pledge: pledge('Strengthen forecasting and analysis in the Secretariat', 'Усилить прогнозирование и анализ в Секретариате', 'He also suggested strengthening the forecasting and analytical component', 5268, 'BLR', LUKASHENKO), claims: [
    told('open', '2023-06-20', 'belta', 2, 'Results are not yet visible.', 'Результатов пока не видно.'),
    told('open', '2023', 'declaration', 3, 'The Council’s declaration of 2023 notes that it is important to build the potential up further.', 'Декларация Совета 2023 года отмечает важность дальнейшего наращивания потенциала.'),
  ] },
  { pledge: pledge('Form a network of analytical centres', 'Создать сеть аналитических центров', 'forming a network of these centers to assist in the development', 5456, 'BLR', LUKASHENKO), claims: [
    told('continuing', '2023', 'centres', 3, 'A priority of the chair of Belarus.', 'Приоритет председательства Беларуси.'),
    told('open', '2023-06-20', 'belta', 2, 'Results are not yet visible.', 'Результатов пока не видно.'),
    told('partly', '2023-12-19', 'contacts', 2, 'Contacts between the centres are established.', 'Контакты между центрами установлены.'),
  ] },
  { pledge: pledge('Joint exercises in autumn in Kazakhstan, Kyrgyzstan and Tajikistan', 'Совместные учения осенью в Казахстане, Кыргызстане и Таджикистане', 'in autumn in Kazakhstan, Kyrgyzstan, and Tajikistan', 6098, 'RUS', PUTIN, '2022-05-16', '2022-11-30'), claims: [
    told('continuing', '2022-09-27', 'autumn', 1, 'Three exercises have begun in Kazakhstan; Armenia is absent.', 'В Казахстане начались три учения; Армения не участвует.'),
    told('partly', '2022-10-09', 'cancelled', 2, 'The host cancels the exercise in Kyrgyzstan, a day before it was to begin.', 'Принимающая Сторона отменила учение в Кыргызстане за день до начала.'),
    told('partly', '2022-10-21', 'rubezh', 2, 'Held in Tajikistan too: two of three hosts.', 'Проведено и в Таджикистане: две принимающие Стороны из трёх.'),
  ] },
  { pledge: pledge('Expand cooperation with SCO and CIS', 'Расширять сотрудничество с ШОС и СНГ', 'Putin suggested expanding cooperation with the Shanghai Cooperation Organization', 6419, 'RUS', PUTIN), claims: [told('continuing', '2024-11-28', 'astana', 2, 'The secretaries-general of both are invited to the session in Astana.', 'Генеральные секретари обеих организаций приглашены на сессию в Астане.')] },
  { pledge: pledge('Belarus takes the chair in 2023', 'Беларусь принимает председательство в 2023 году', 'expected to assume chairmanship', 5885, 'BLR', { en: 'Belarus', ru: 'Беларусь' }, '2022-05-16', '2023'), claims: [
    told('done', '2023', 'belta', 1, 'Belarus chaired in 2023; the day was not retrieved.', 'Беларусь председательствовала в 2023 году; день не найден.'),
  ] },
  { pledge: pledge('Leaders meet again in Bishkek', 'Лидеры снова встречаются в Бишкеке', 'The leaders are expected to meet again', 7273, null, { en: 'the leaders', ru: 'лидеры' }, '2022-05', '2022-05-27'), claims: [told('not_verified', null, null, 6, 'Not looked up.', 'Не проверялось.')] },
];
