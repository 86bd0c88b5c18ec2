import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      gap: 'Gap', crumb: 'Warning-response gap', lead: 'How long it takes from a warning to a decision: whole days at the seat of the organisation, in the dossiers that you may read.',
      titleNone: 'No warning has been issued yet', titleMedian: 'Half of the warnings were answered within {days}; {waiting}', titleUnreached: 'Fewer than half of the warnings have been answered; {waiting}', titleFew: '{answered} of {all} warnings answered; {waiting}',
      wait_one: '{n} waits', wait_few: '{n} wait', wait_many: '{n} wait', wait_other: '{n} wait', waitNone: 'none waits',
      days_one: '{n} day', days_few: '{n} days', days_many: '{n} days', days_other: '{n} days',
      answered: 'answered', waiting: 'waiting', left: 'without a warning', leftNote: 'dossiers, not measured', longest: 'longest wait so far', median: 'median', lower: 'a quarter within', upper: 'three quarters within', unreached: 'not reached', tooFew: 'Median and quartiles are given from {n} answered warnings on; here the figures stand one by one in the table.',
      rule: 'Gap = day of the first decision that does not precede the first warning, minus the day of that warning. A dossier counts once, by its first warning. Warnings that still wait count for as long as they have waited (Kaplan and Meier, 1958); leaving them out would make the organisation look faster than it is.',
      chart: 'Days from warning to decision, by dossier', chartLabel: '{n} gaps, from {least} to {most} days; {waiting} still running.', scale: 'days, scale log(1 + x)', keyClosed: 'answered', keyOpen: 'still running, to today', keyBar: 'number of dossiers', marks: 'Each mark is one dossier.', bars: 'Each bar counts dossiers.',
      table: 'By dossier', tableNote: 'longest first', dossier: 'Dossier', warning: 'First warning', decision: 'Decision', daysHead: 'Days', state: 'State', soFar: 'so far', noDecision: 'no decision yet', s_running: 'Running', s_closed: 'Answered', year: 'Year of the warning', all: 'All years', csv: 'Export as CSV', noneTitle: 'Nothing is measured yet', none: 'A gap opens with the first warning of a dossier. None of the dossiers you may read has one.', noneYear: 'No dossier you may read has its first warning in {year}.',
      asKnown: 'As known on {day}. Computed from the acts of the dossiers and from facts of the past with their sources; source of each figure: its dossier.', facts: 'Facts of the past count like acts of the desk.',
    },
    refusals: {},
    acts: {},
  },
  ru: {
    ui: {
      gap: 'Срок ответа', crumb: 'От предупреждения до ответа', lead: 'Сколько проходит от предупреждения до решения: полные дни по месту нахождения организации, в досье, которые вы можете читать.',
      titleNone: 'Предупреждений ещё не было', titleMedian: 'На половину предупреждений ответ дан за {days}; {waiting}', titleUnreached: 'Ответ дан меньше чем на половину предупреждений; {waiting}', titleFew: 'Ответ дан на {answered} из {all} предупреждений; {waiting}',
      wait_one: 'ждёт {n}', wait_few: 'ждут {n}', wait_many: 'ждут {n}', wait_other: 'ждут {n}', waitNone: 'не ждёт ни одно',
      days_one: '{n} день', days_few: '{n} дня', days_many: '{n} дней', days_other: '{n} дня',
      answered: 'с ответом', waiting: 'ждут', left: 'без предупреждения', leftNote: 'досье не измеряются', longest: 'дольше всего ждёт', median: 'медиана', lower: 'четверть — за', upper: 'три четверти — за', unreached: 'не достигнуто', tooFew: 'Медиана и квартили даются, начиная с {n} предупреждений с ответом; здесь все сроки стоят по одному в таблице.',
      rule: 'Срок = день первого решения, которое не раньше первого предупреждения, минус день этого предупреждения. Досье считается один раз, по первому предупреждению. Предупреждения, которые ещё ждут, учтены за то время, что они ждут (Каплан и Майер, 1958): без них организация казалась бы быстрее, чем она есть.',
      chart: 'Дней от предупреждения до решения, по досье', chartLabel: 'Сроков: {n}, от {least} до {most} дней; ещё идут: {waiting}.', scale: 'дни, шкала log(1 + x)', keyClosed: 'с ответом', keyOpen: 'ещё идёт, до сегодня', keyBar: 'число досье', marks: 'Каждая отметка — одно досье.', bars: 'Столбец — число досье.',
      table: 'По досье', tableNote: 'сначала самые долгие', dossier: 'Досье', warning: 'Первое предупреждение', decision: 'Решение', daysHead: 'Дней', state: 'Состояние', soFar: 'пока', noDecision: 'решения ещё нет', s_running: 'Идёт', s_closed: 'Ответ дан', year: 'Год предупреждения', all: 'Все годы', csv: 'Выгрузить в CSV', noneTitle: 'Измерять пока нечего', none: 'Срок начинается с первого предупреждения в досье. В досье, которые вы можете читать, их нет.', noneYear: 'Среди досье, которые вы можете читать, нет ни одного с первым предупреждением в {year} году.',
      asKnown: 'Как известно на {day}. Вычислено по актам досье и по фактам прошлого с их источниками; источник каждого срока — его досье.', facts: 'Факты прошлого считаются наравне с актами.',
    },
    refusals: {},
    acts: {},
  },
};
