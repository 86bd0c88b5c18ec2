import type { Plan } from '../features/exercises/index.ts';
import type { AidToPledge } from '../features/aid/index.ts';
import type { Words } from '../core/words.ts';

const NONE: Words = {};
const HOST_SAYS: Words = { en: 'Ministry of Defence of the host', ru: 'министерство обороны принимающей Стороны' };

type Told = {
  readonly plan: Plan; readonly consent?: { readonly on: string; readonly source: string }; readonly absent?: readonly string[]; readonly there?: readonly string[]; readonly attendance?: string; readonly dates?: readonly { readonly starts: string; readonly ends: string; readonly says: Words; readonly source: string }[];
  readonly came: { readonly state: string; readonly on: string; readonly by: Words; readonly source: string }; readonly lessons?: readonly { readonly words: Words; readonly owner: Words; readonly closed?: { readonly on: string; readonly words: Words } }[];
};
const ASIA = 'Asia-Plus (asiaplustj.info), 27 September 2022';
const REPORTS = 'Asia-Plus, 27 September 2022; whatsnew2day.com, 9 October 2022';
const INVENTED = 'Вымышлено для примера / invented for the example';
const plan = (name: Words, type: Words, host: string, starts: string, ends: string | null, source: string, more: Partial<Plan> = {}): Plan => ({ name, type, host, place: NONE, starts, ends, size: NONE, objectives: [], source, ...more });
/** What was announced for the exercises in May; no gap that they were to close was named. */
const announced = (en: string, ru: string): Plan['objectives'] => [{ words: { en: `${en} (announced on 16 May 2022; Kazinform)`, ru: `${ru} (объявлено 16 мая 2022 года; Казинформ)` }, gap: NONE }];
const KAZAKHSTAN: Words = { en: 'Matybulak, Zhambyl and Almaty regions', ru: 'Матыбулак, Жамбылская и Алматинская области' };
const ALL_THREE: Words = { en: 'more than 6 500 people and 850 items, all three in Kazakhstan together', ru: 'больше 6 500 человек и 850 единиц техники, все три учения в Казахстане вместе' };
const TWO_ENDS = [
  { starts: '2022-09-26', ends: '2022-10-08', says: HOST_SAYS, source: ASIA },
  { starts: '2022-09-26', ends: '2022-10-13', says: { en: 'the organisation, by way of mil.ru', ru: 'организация, через mil.ru' }, source: 'euroweeklynews.com, citing mil.ru, 27 September 2022' },
];

/** Autumn 2022 as it happened, each as its source tells it; the first, of April, is invented and says so. */
export const EXERCISES: readonly Told[] = [
  {
    plan: plan({ en: 'Table-top on reception points (invented)', ru: 'Штабная игра о пунктах приёма (вымышлено)' }, { en: 'table-top, staffs of the centres', ru: 'штабная игра, сотрудники центров' }, 'TJK', '2022-04-19', '2022-04-20', INVENTED, {
      place: { en: 'Dushanbe', ru: 'Душанбе' }, size: { en: '40 people', ru: '40 человек' },
      objectives: [
        { words: { en: 'Agree within a day who receives whom', ru: 'За день договориться, кто кого принимает' }, gap: { en: 'No order of reception between districts', ru: 'Нет порядка приёма между районами' } },
        { words: { en: 'Report from the crossing to the desk within two hours', ru: 'Сообщение с перехода до рабочего стола за два часа' }, gap: NONE },
      ],
    }),
    consent: { on: '2022-03-28', source: INVENTED }, there: ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK'], attendance: INVENTED, came: { state: 'held', on: '2022-04-20', by: NONE, source: INVENTED },
    lessons: [
      { words: { en: 'The list of points of contact was out of date in two districts.', ru: 'Список ответственных устарел в двух районах.' }, owner: { en: 'Desk officer', ru: 'Сотрудник секретариата' }, closed: { on: '2022-05-04', words: { en: 'The list was checked by telephone and is kept on the desk.', ru: 'Список проверен по телефону и ведётся на рабочем столе.' } } },
      { words: { en: 'Nobody could say by what hour a report was due.', ru: 'Никто не мог сказать, к какому часу нужно сообщение.' }, owner: { en: 'Secretariat, with the centres', ru: 'Секретариат вместе с центрами' } },
    ],
  },
  { plan: plan({ en: 'Interaction-2022', ru: '«Взаимодействие-2022»' }, { en: 'command-staff, Collective Rapid Reaction Forces', ru: 'командно-штабное, Коллективные силы оперативного реагирования' }, 'KAZ', '2022-09-26', null, ASIA, { place: KAZAKHSTAN, size: ALL_THREE, objectives: announced('Readiness of the military agencies of the members and their coordination', 'Готовность военных ведомств членов и их координация') }), absent: ['ARM'], attendance: ASIA, dates: TWO_ENDS, came: { state: 'held', on: '2022-10', by: NONE, source: REPORTS } },
  { plan: plan({ en: 'Search-2022', ru: '«Поиск-2022»' }, { en: 'special, reconnaissance', ru: 'специальное, разведка' }, 'KAZ', '2022-09-26', null, ASIA, { place: KAZAKHSTAN, size: ALL_THREE }), came: { state: 'held', on: '2022-10', by: NONE, source: REPORTS } },
  { plan: plan({ en: 'Echelon-2022', ru: '«Эшелон-2022»' }, { en: 'special, logistics', ru: 'специальное, тыл' }, 'KAZ', '2022-09-26', null, ASIA, { place: KAZAKHSTAN, size: ALL_THREE }), came: { state: 'held', on: '2022-10', by: NONE, source: REPORTS } },
  { plan: plan({ en: 'Rubezh-2022', ru: '«Рубеж-2022»' }, { en: 'joint, Collective Rapid Deployment Forces, Central Asia', ru: 'совместное, Коллективные силы быстрого развёртывания, Центральная Азия' }, 'TJK', '2022-10-10', '2022-10-21', 'Trend, citing TASS, 17 October 2022', { place: { en: 'Kharbmaidon', ru: 'Харбмайдон' }, size: { en: 'about 1 000 people, 300 items', ru: 'около 1 000 человек, 300 единиц техники' } }), came: { state: 'held', on: '2022-10-21', by: NONE, source: 'Trend, citing TASS, 17 October 2022; inform.kz a3991042, October 2022' } },
  { plan: plan({ en: 'Indestructible Brotherhood-2022', ru: '«Нерушимое братство-2022»' }, { en: 'command-staff, peacekeeping forces', ru: 'командно-штабное, миротворческие силы' }, 'KGZ', '2022-10-10', '2022-10-14', 'whatsnew2day.com, 9 October 2022', { place: { en: 'Balykchy, Issyk-Kul region', ru: 'Балыкчы, Иссык-Кульская область' }, objectives: announced('Peacekeeping potential of the organisation', 'Миротворческий потенциал организации') }), came: { state: 'cancelled', on: '2022-10-09', by: { en: 'the host', ru: 'принимающая Сторона' }, source: 'whatsnew2day.com, 9 October 2022' } },
];

const STOCKS: Words = { en: 'stocks of the Parties', ru: 'запасы Сторон' };
const RECEIVER: Words = { en: 'reception points of the border districts', ru: 'пункты приёма приграничных районов' };
type Line = { readonly ledger: string; readonly quantity: string; readonly value: string | null; readonly on: string };
/** Invented: one pledge whose ledgers differ, one whose ledgers agree. */
export const AID: readonly { readonly pledge: AidToPledge; readonly lines: readonly Line[]; readonly mend?: { readonly line: number; readonly quantity: string; readonly value: string; readonly why: Words } }[] = [
  {
    pledge: { item: { en: 'Flour', ru: 'Мука' }, unit: { en: 't', ru: 'т' }, currency: 'USD', giver: null, from: STOCKS, to: RECEIVER, quantity: '1200', value: '540000', on: '2022-04-04', source: INVENTED },
    lines: [{ ledger: 'shipped', quantity: '750', value: '337500', on: '2022-04-18' }, { ledger: 'shipped', quantity: '300', value: '135000', on: '2022-04-29' }, { ledger: 'delivered', quantity: '742.5', value: '334125', on: '2022-04-25' }, { ledger: 'delivered', quantity: '800', value: '360000', on: '2022-05-06' }],
    mend: { line: 3, quantity: '280', value: '126000', why: { en: 'The waybill says 280 t; 800 was a slip of the pen.', ru: 'В накладной 280 т; 800 — описка.' } },
  },
  { pledge: { item: { en: 'Family tents', ru: 'Семейные палатки' }, unit: { en: 'tents', ru: 'палаток' }, currency: null, giver: null, from: STOCKS, to: RECEIVER, quantity: '400', value: null, on: '2022-04-11', source: INVENTED }, lines: [{ ledger: 'shipped', quantity: '400', value: null, on: '2022-04-20' }, { ledger: 'delivered', quantity: '400', value: null, on: '2022-04-27' }] },
];

export const NATIONAL = [
  { kind: 'words', indicator: { en: 'Strain of sanctions', ru: 'Нагрузка санкций' }, value: '', unit: NONE, words: { en: '“put a strain on the Kyrgyz economy”', ru: '«создали нагрузку на экономику Кыргызстана» (перевод)' }, on: '2022-05', source: 'Kazinform, May 2022' },
  { kind: 'words', indicator: { en: 'Recovery', ru: 'Восстановление' }, value: '', unit: NONE, words: { en: '“has not yet recovered from the impact of COVID-19”', ru: '«ещё не оправилась от последствий COVID-19» (перевод)' }, on: '2022-05', source: 'Kazinform, May 2022' },
  { kind: 'figure', indicator: { en: 'Days of fuel in stock', ru: 'Запас топлива в днях' }, value: '31', unit: { en: 'days', ru: 'дней' }, words: NONE, on: '2022-04-30', source: INVENTED },
] as const;
