import type { Act } from '../core/act.ts';
import type { Charter } from '../core/charter/schema.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Words } from '../core/words.ts';
import { recordUse, setOption, setPackage, type SetOption } from '../features/measures/index.ts';
import { recordEntry, requestOperation, type Entry, type RequestOperation } from '../features/operations/index.ts';
import type { Command } from '../platform/perform.ts';
import { KAZAKHSTAN_ENTRIES, KAZAKHSTAN_REQUEST, KAZAKHSTAN_TITLE } from './operation.ts';

/** One operation that was, told as its sources tell it, and one that is invented, so that a planner's day can be shown; and measures. */
type Tell = {
  tell<S>(actor: string, what: string, command: Command<Charter, S> | Refusal): Promise<readonly Act[]>; dossier(title: Words): Promise<string>;
  /** The dossier in which the invented operation lives. */
  readonly relief: string; readonly warning: string; readonly borders: string;
};
const id = (acts: readonly Act[]): string => (acts[0]!.payload as { id: string }).id;

export async function tellOperations({ tell, dossier, relief, warning, borders }: Tell): Promise<void> {
  const operation = async (by: string, input: RequestOperation, entries: readonly (readonly [string, Entry, Words?])[]): Promise<void> => {
    const number = id(await tell(by, 'operation', requestOperation(input, null)));
    for (const [actor, entry, discrepancy] of entries) await tell(actor, entry.what, recordEntry({ operation: number, entry, discrepancy: discrepancy ?? {} }, input, null));
  };
  await operation('officer', { ...KAZAKHSTAN_REQUEST, dossier: await dossier(KAZAKHSTAN_TITLE) }, KAZAKHSTAN_ENTRIES.map((one) => ['officer', one] as const));
  await operation('tjk', { ...CROSSINGS, dossier: relief }, CROSSING_ENTRIES);
  const options: string[] = [];
  for (const one of OPTIONS) options.push(id(await tell('officer', 'option', setOption({ change: null, revision: null, ...one }, null))));
  const made = id(await tell('officer', 'package', setPackage({ warning, change: null, revision: null, title: { en: 'Answer at the southern borders', ru: 'Ответ у южных рубежей' }, horizon: null, options: options.slice(0, 4), words: { en: 'From words to people on the ground, each with its own lead time.', ru: 'От слов до людей на месте, у каждого варианта свой срок.' } }, { dossier: borders }, null)));
  await tell('officer', 'use', recordUse({ package: made, option: options[0]!, use: 'partly', on: '2022-05-10', came: { en: 'A text is under silence; assessments were exchanged by three centres.', ru: 'Текст находится под процедурой умолчания; оценками обменялись три центра.' } }, { dossier: borders }, null));
}

const INVENTED = { title: 'Invented for the example / вымышлено для примера', published: '2022-05', url: null };
const count = (value: number, precision: 'exactly' | 'about' = 'exactly'): Extract<Entry, { what: 'strength' }>['claim'] => ({ value, precision, words: null, by: null, source: null, grade: null });

const CROSSINGS: Omit<RequestOperation, 'dossier'> = {
  title: { en: 'Support of relief at the border crossings', ru: 'Содействие доставке помощи на пограничных переходах' }, host: 'TJK', on: '2022-04-11',
  asks: { en: 'Help with the reception of relief goods and of people at three crossings', ru: 'Содействие в приёме гуманитарных грузов и людей на трёх переходах' }, by: {}, source: null,
};
const offer = (party: string, requirement: string, contingent: string, name: Words, people: number, readiness: string): Entry => ({ what: 'offer', on: '2022-04-20', unit: null, requirement, party, name, contingent, strength: count(people), readiness });
const arrive = (on: string, unit: string, people: number, how: Words): Entry => ({ what: 'move', on, scope: `unit:${unit}`, direction: 'in', how, from: {}, to: {}, strength: count(people), source: null });
const sitrep = (on: string, scope: string, present: number, incidents: Words, assessment: Words): Entry => ({
  what: 'sitrep', on, kind: 'daily', scope, places: { en: 'Panji Poyon, Dusti', ru: 'Панджи-Поён, Дусти' }, incidents, present, leave: 4, sick: 2, vehicles: { held: 11, serviceable: 9 }, radios: { held: 14, serviceable: 14 }, needs: { en: 'Water filters, two', ru: 'Фильтры для воды, два' }, assessment, prepared: 'Captain, example',
});
const BY_ROAD: Words = { en: 'by road', ru: 'автомобильной колонной' };

const CROSSING_ENTRIES: readonly (readonly [string, Entry, Words?])[] = [
  ['officer', {
    what: 'decide', on: null, decision: { procedure: null, body: 'csc', on: '2022-04-18', words: { en: 'To support the reception of relief at three crossings until the end of May', ru: 'Содействовать приёму гуманитарной помощи на трёх переходах до конца мая' } }, source: INVENTED,
    purpose: { en: 'That relief and people pass the crossings safely', ru: 'Безопасный проход помощи и людей через переходы' }, tasks: { en: 'Receive and escort relief goods\nHelp to run reception points\nReport daily', ru: 'Приём и сопровождение гуманитарных грузов\nСодействие работе пунктов приёма\nЕжедневные донесения' },
    area: { en: 'Three crossings in Khatlon', ru: 'Три перехода в Хатлоне' }, command: {}, ceiling: count(320), from: null, to: '2022-05-31', review: '2022-05-20', said: {}, basis: { en: 'Agreement on Peacekeeping Activities, Art. 3', ru: 'Соглашение о миротворческой деятельности, ст. 3' }, basisBy: { en: 'Secretariat, example', ru: 'Секретариат, пример' },
    reports: [{ id: 'a', name: { en: 'Report on carrying out', ru: 'Доклад о ходе выполнения' }, to: { en: 'Permanent Council', ru: 'Постоянный совет' }, first: '2022-05-02', every: 14 }],
  }],
  ['planner', { what: 'require', on: '2022-04-18', name: { en: 'Escort company', ru: 'Рота сопровождения' }, contingent: 'military', strength: 180, readiness: 'aligned', words: {} }],
  ['planner', { what: 'require', on: '2022-04-18', name: { en: 'Police advisers', ru: 'Полицейские советники' }, contingent: 'police', strength: 60, readiness: 'assessed', words: {} }],
  ['planner', { what: 'require', on: '2022-04-18', name: { en: 'Field kitchen and water', ru: 'Полевая кухня и вода' }, contingent: 'special_service', strength: 40, readiness: 'pledged', words: {} }],
  ['kaz', offer('KAZ', 'R1', 'military', { en: 'Escort company', ru: 'Рота сопровождения' }, 160, 'aligned')],
  ['kgz', offer('KGZ', 'R2', 'police', { en: 'Police advisers', ru: 'Полицейские советники' }, 40, 'pledged')],
  ['tjk', offer('TJK', 'R3', 'special_service', { en: 'Field kitchen', ru: 'Полевая кухня' }, 40, 'rapid')],
  ['planner', { what: 'notify', on: '2022-04-19', to: 'UN', how: { en: 'letter, example', ru: 'письмо, пример' }, source: null }],
  ['planner', { what: 'stage', on: '2022-04-22', stage: 'deploying', words: {}, source: null }],
  ['planner', arrive('2022-04-24', 'U1', 120, BY_ROAD)],
  ['planner', arrive('2022-04-25', 'U3', 40, BY_ROAD)],
  ['planner', arrive('2022-04-29', 'U1', 40, BY_ROAD)],
  ['planner', arrive('2022-05-02', 'U2', 30, BY_ROAD)],
  ['planner', { what: 'stage', on: '2022-05-02', stage: 'active', words: {}, source: null }],
  ['planner', { what: 'report', on: '2022-05-04', duty: 'a', due: '2022-05-02', words: {}, source: null }],
  ['kaz', sitrep('2022-05-03', 'unit:U1', 154, { en: 'Lorry broke down near Dusti; no one hurt', ru: 'Поломка грузовика у Дусти; пострадавших нет' }, { en: 'Goods pass within the day.', ru: 'Грузы проходят за день.' })],
  ['planner', { what: 'strength', on: '2022-05-05', scope: 'unit:U3', measure: 'present', claim: count(38) }],
  ['kgz', { ...sitrep('2022-05-06', 'unit:U2', 31, { en: 'A queue of four hours at Panji Poyon', ru: 'Очередь в четыре часа в Панджи-Поён' }, { en: 'More people than advisers can register.', ru: 'Людей больше, чем советники успевают записать.' }) }, { en: 'One adviser came ahead of the convoy and stands in no list of movements yet.', ru: 'Один советник прибыл раньше колонны и в перечне перемещений ещё не значится.' }],
  ['planner', { what: 'equipment', on: '2022-05-06', item: null, scope: 'unit:U1', name: { en: 'Lorries', ru: 'Грузовые автомобили' }, required: 14, held: 11, serviceable: 9, ordered: 3, delivered: 1 }],
  ['planner', { what: 'equipment', on: '2022-05-06', item: null, scope: 'unit:U3', name: { en: 'Water tankers', ru: 'Автоцистерны для воды' }, required: 4, held: 4, serviceable: 4, ordered: 0, delivered: 0 }],
  ['planner', { what: 'visit', on: '2022-05-09', item: 'E1', inspector: 'Inspector, example', held: 11, serviceable: 8, finding: { en: 'One more lorry stands without tyres.', ru: 'Ещё один грузовик стоит без шин.' } }],
  ['kaz', sitrep('2022-05-11', 'unit:U1', 152, {}, { en: 'Calm; two lorries fewer than needed.', ru: 'Спокойно; не хватает двух грузовиков.' })],
];

const DAY = 24;
const option = (kind: string, body: string, days: number, title: Words, cost: Words, precedent: Words, source = ''): Omit<SetOption, 'change' | 'revision'> => ({ kind, body, leadHours: days * DAY, title, cost, precedent, source });
const NOT_ESTIMATED: Words = { en: 'not estimated', ru: 'не оценивалась' };
const OPTIONS: readonly Omit<SetOption, 'change' | 'revision'>[] = [
  option('political_diplomatic', 'csc', 7, { en: 'Joint statement and an exchange of assessments', ru: 'Совместное заявление и обмен оценками' }, { en: 'staff time alone', ru: 'только рабочее время' }, { en: 'Statement of the leaders, 16 May 2022, is being prepared', ru: 'Готовится заявление лидеров от 16 мая 2022 года' }, 'Kazinform, May 2022'),
  option('humanitarian', 'emergencies', 30, { en: 'Reception points prepared with partners', ru: 'Пункты приёма вместе с партнёрами' }, NOT_ESTIMATED, { en: 'None known', ru: 'Неизвестен' }),
  option('law_enforcement', 'drugs', 45, { en: 'Joint operation against trafficking on the routes', ru: 'Совместная операция против наркотрафика на маршрутах' }, NOT_ESTIMATED, { en: 'Operation Channel, yearly; from general knowledge', ru: 'Операция «Канал», ежегодно; общеизвестно' }),
  option('military_technical', 'csc', 60, { en: 'Equipment for border guards from the programme', ru: 'Имущество для пограничников по программе' }, NOT_ESTIMATED, { en: 'Programme for the Tajik-Afghan border: decided in 2013, not approved since', ru: 'Программа для таджикско-афганской границы: решено в 2013 году, с тех пор не утверждена' }, 'Asia-Plus, 24 September 2013'),
  option('military_technical', 'csc', 1, { en: 'Peacekeeping forces at the request of a member', ru: 'Миротворческие силы по обращению государства-члена' }, NOT_ESTIMATED, { en: 'Kazakhstan, January 2022: requested on the 5th, decided on the 6th, withdrawn on the 19th', ru: 'Казахстан, январь 2022 года: обращение 5-го, решение 6-го, вывод завершён 19-го' }, 'Xinhua, 6 January 2022; TASS, 13 January 2022'),
];
