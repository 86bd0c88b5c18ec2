import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      calendar: 'Calendar', lead: 'Meetings, hours of silence, answers and reports due, terms, and the dates of the charter, as far as you may read them.', tabs: 'Calendar', month: 'Month', agenda: 'Agenda', before: 'Month before', after: 'Month after', thisMonth: 'This month', chooseMonth: 'Month', monthHint: '2022-05', show: 'Show',
      none: 'Nothing stands in {month}', noneWhy: 'Hours appear by themselves when something is asked; dates of the charter are entered there, under calendar.', noneAhead: 'Nothing is known ahead.', when: 'When', hour: 'Hour', what: 'What', kind: 'Kind', today: 'today', cancelled: 'Cancelled', cancelledSay: 'Cancelled: {what}', allDay: 'whole day', feed: 'Subscribe in your own calendar', feedWhere: 'Your account has the address of the feed.', source: 'Source: {source}', agendaTitle: 'From {from} to {to}', others: 'Only kind', allKinds: 'all kinds',
      kind_meeting: 'Meeting', kind_silence: 'Silence', kind_consultation: 'Consultation', kind_warning: 'Warning', kind_horizon: 'Horizon', kind_term: 'Term', kind_report: 'Report', kind_handover: 'Chair', kind_anniversary: 'Anniversary', kind_statutory: 'Charter’s calendar',
      say_meeting: '{what}', say_silence: 'Silence ends: {what}', say_consultation: 'Answers due on {id}: {what}', say_warning: 'Answer needed on {id}: {what}', say_horizon: 'Horizon of {id}: {what}', say_term: 'Term ends: {what}', say_report: 'Report due: {what}', say_handover: '{party} takes the chair', say_anniversary: '{years} since it was signed: {what}', say_statutory: '{what}', years_one: '{n} year', years_other: '{n} years',
      imprecise: 'The source says no more than: {date}.', unverified: 'Not confirmed by any source at hand.', sourceIs: 'Source: {source}', invented: 'Invented for the example.', feedName: '{organisation}: calendar of {person}',
      feedTitle: 'Calendar feed', feedLead: 'An address that a calendar program reads by itself. Whoever has it reads your calendar, and nothing else: keep it to yourself.', feedNone: 'No address was made yet.', feedSince: 'An address was made on {at}; it is shown only once.', feedMade: 'This is the address. Copy it now: it is not shown again.', feedMake: 'Make an address', feedRenew: 'Make a new address', feedRenewNote: 'The old one ends at once.', feedEnd: 'End the feed', feedAddress: 'Address of the feed',
    },
    refusals: {},
    acts: {},
  },
  ru: {
    ui: {
      calendar: 'Календарь', lead: 'Заседания, сроки умолчания, ответов и отчётов, окончание полномочий и даты устава — всё, что вам открыто для чтения.', tabs: 'Календарь', month: 'Месяц', agenda: 'Предстоящее', before: 'Предыдущий месяц', after: 'Следующий месяц', thisMonth: 'Текущий месяц', chooseMonth: 'Месяц', monthHint: '2022-05', show: 'Показать',
      none: '{month}: ничего нет', noneWhy: 'Сроки появляются сами, когда что-то запрошено; даты устава вносят в его раздел calendar.', noneAhead: 'Предстоящих дат не известно.', when: 'Когда', hour: 'Час', what: 'Что', kind: 'Вид', today: 'сегодня', cancelled: 'Отменено', cancelledSay: 'Отменено: {what}', allDay: 'весь день', feed: 'Подписаться в своём календаре', feedWhere: 'Адрес подписки — на странице учётной записи.', source: 'Источник: {source}', agendaTitle: '{from} — {to}', others: 'Только вид', allKinds: 'все виды',
      kind_meeting: 'Заседание', kind_silence: 'Умолчание', kind_consultation: 'Консультация', kind_warning: 'Предупреждение', kind_horizon: 'Горизонт', kind_term: 'Срок полномочий', kind_report: 'Отчёт', kind_handover: 'Председательство', kind_anniversary: 'Годовщина', kind_statutory: 'Календарь устава',
      say_meeting: '{what}', say_silence: 'Умолчание истекает: {what}', say_consultation: 'Срок ответов, {id}: {what}', say_warning: 'Нужен ответ на {id}: {what}', say_horizon: 'Горизонт {id}: {what}', say_term: 'Истекает срок полномочий: {what}', say_report: 'Срок отчёта: {what}', say_handover: 'Председательство переходит: {party}', say_anniversary: '{years} со дня подписания: {what}', say_statutory: '{what}', years_one: '{n} год', years_few: '{n} года', years_many: '{n} лет', years_other: '{n} года',
      imprecise: 'Точнее источник не говорит: {date}.', unverified: 'Имеющимися источниками не подтверждено.', sourceIs: 'Источник: {source}', invented: 'Вымышлено для примера.', feedName: '{organisation}: календарь, {person}',
      feedTitle: 'Подписка на календарь', feedLead: 'Адрес, по которому программа-календарь сама получает даты. У кого он есть, тот читает ваш календарь и ничего больше: никому его не передавайте.', feedNone: 'Адрес ещё не создан.', feedSince: 'Адрес создан {at}; он показывается один раз.', feedMade: 'Вот адрес. Скопируйте его сейчас: снова он показан не будет.', feedMake: 'Создать адрес', feedRenew: 'Создать новый адрес', feedRenewNote: 'Прежний сразу перестанет действовать.', feedEnd: 'Прекратить подписку', feedAddress: 'Адрес подписки',
    },
    refusals: {},
    acts: {},
  },
};
