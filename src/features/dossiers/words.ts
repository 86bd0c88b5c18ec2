import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      dossiers: 'Dossiers', dossier: 'Dossier', open: 'Open a dossier', title: 'Title', marking: 'Marking', markingHint: 'It decides who may read everything in the dossier.',
      named: 'Named parties', namedHint: 'Only for the marking that names parties.', noneTitle: 'No dossier yet', none: 'A dossier holds the life of one matter, from the first signal to the published statement.',
      noneForYou: 'There is no dossier that you may read. The secretariat opens them.', gap: 'Warning-response gap', days_one: 'day', days_few: 'days', days_many: 'days', days_other: 'days',
      gapClosed: 'from the warning of {from} to the decision of {to}.', gapRunning: 'since the warning of {from}; no decision yet.', gapNone: 'No warning has been issued in this dossier, so nothing is being measured.',
      gapRule: 'Gap = day of the decision minus day of the first warning, whole days at the seat of the organisation', steps: 'The steps', stepsAside: 'in time order; days since the step before', when: 'When', step: 'Step', what: 'What', who: 'Who', days: 'Days', act: 'Act', source: 'Source',
      lanes: 'Six lanes, one time axis', lane_signal: 'Signal', lane_warning: 'Warning', lane_request: 'Request', lane_text: 'Text', lane_decision: 'Decision', lane_publication: 'Publication',
      whereDaysWent: 'Where the days went', from: 'From', to: 'To', precision: 'Precision', toTheDay: 'to the day', vintage: 'Vintage', asKnown: 'as known on {day}', running: 'Running', decided: 'Decided', published: 'Published', watching: 'Open', openedOn: 'opened {day}', seenBy: 'seen by: {who}',
      writeWarning: 'Write a warning', draftText: 'Draft a text', warnings: 'Warnings', consultations: 'Consultations', texts: 'Texts', chainOfActs: 'Chain of acts', lastActs: 'Acts', newestFirst: 'newest first', colDossier: 'Dossier', colGap: 'Gap', colState: 'State', colOpened: 'Opened',
      warningToRequest: 'Warning to request', requestToText: 'Request to first text', textToDecision: 'Text to decision', decisionToPublication: 'Decision to publication', whatWarningCarried: 'What the warning carried', sum: 'Gap', notYet: 'not yet', sameDay: 'same day', months: 'Month of the figure', noGapYet: 'no warning',
      noSteps: 'Nothing has happened in this dossier since it was opened. The first step is a warning.', whole: 'The whole dossier', leftOut: 'Left out by the scale, and in the table below: {what}.', runningGaps: 'Warning-response gap', runningAside: 'open dossiers', noRunning: 'No warning waits for a decision.',
      lead: 'Each holds the life of one matter, from the first signal to the published statement.', contents: 'In this dossier', request: 'Consultation', began: '{what} began before the scale.', sources: 'Sources: {what}.', actsOf: 'the acts of {dossier}', soFar: '{span} so far', allActs: 'All acts of {dossier}',
      act_opened: 'opened dossier {id}',
    },
    refusals: {
      'dossiers.not_allowed': { what: 'No dossier was opened: dossiers are opened by the secretariat.', mend: 'Ask a desk officer of the secretariat to open it.' },
      'dossiers.no_title': { what: 'No dossier was opened: it has no title.', mend: 'Write a title in at least one language.' },
      'dossiers.unknown_marking': { what: 'No dossier was opened: the charter has no such marking for a dossier.', mend: 'Choose one of: {known}.' },
      'dossiers.not_a_member': { what: 'No dossier was opened: {party} is not a member today.', mend: 'Name member parties only.' },
      'dossiers.nobody_named': { what: 'No dossier was opened: the marking names parties, and none is named.', mend: 'Name at least one party, or choose another marking.' },
      'dossier.not_found': { what: 'Nothing was recorded: there is no dossier {dossier} for you.', mend: 'Check the number, or ask the secretariat whether you are among its readers.' },
    },
    acts: { 'dossiers.opened': 'opened the dossier' },
  },
  ru: {
    ui: {
      dossiers: 'Досье', dossier: 'Досье', open: 'Открыть досье', title: 'Название', marking: 'Гриф', markingHint: 'Он решает, кто может читать всё, что есть в досье.',
      named: 'Названные Стороны', namedHint: 'Только для грифа, который называет Стороны.', noneTitle: 'Досье пока нет', none: 'Досье хранит жизнь одного вопроса: от первого сигнала до опубликованного заявления.',
      noneForYou: 'Нет досье, которое вы можете читать. Их открывает секретариат.', gap: 'От предупреждения до ответа', days_one: 'день', days_few: 'дня', days_many: 'дней', days_other: 'дня',
      gapClosed: 'от предупреждения {from} до решения {to}.', gapRunning: 'от предупреждения {from}; решения ещё нет.', gapNone: 'В этом досье нет предупреждения, поэтому ничего не измеряется.',
      gapRule: 'Срок = день решения минус день первого предупреждения, полные дни по месту нахождения организации', steps: 'Шаги', stepsAside: 'по времени; дней от предыдущего шага', when: 'Когда', step: 'Шаг', what: 'Что', who: 'Кто', days: 'Дней', act: 'Акт', source: 'Источник',
      lanes: 'Шесть дорожек, одна ось времени', lane_signal: 'Сигнал', lane_warning: 'Предупреждение', lane_request: 'Запрос', lane_text: 'Текст', lane_decision: 'Решение', lane_publication: 'Публикация',
      whereDaysWent: 'На что ушли дни', from: 'От', to: 'До', precision: 'Точность', toTheDay: 'до дня', vintage: 'Состояние', asKnown: 'как известно на {day}', running: 'Идёт', decided: 'Решено', published: 'Опубликовано', watching: 'Открыто', openedOn: 'открыто {day}', seenBy: 'читают: {who}',
      writeWarning: 'Написать предупреждение', draftText: 'Составить текст', warnings: 'Предупреждения', consultations: 'Консультации', texts: 'Тексты', chainOfActs: 'Цепь актов', lastActs: 'Акты', newestFirst: 'сначала новые', colDossier: 'Досье', colGap: 'Срок', colState: 'Состояние', colOpened: 'Открыто',
      warningToRequest: 'От предупреждения до запроса', requestToText: 'От запроса до первого текста', textToDecision: 'От текста до решения', decisionToPublication: 'От решения до публикации', whatWarningCarried: 'Что несло предупреждение', sum: 'Срок', notYet: 'ещё нет', sameDay: 'в тот же день', months: 'Месяц показателя', noGapYet: 'нет предупреждения',
      noSteps: 'После открытия досье ничего не произошло. Первый шаг — предупреждение.', whole: 'Всё досье', leftOut: 'За пределами шкалы, но в таблице ниже: {what}.', runningGaps: 'От предупреждения до ответа', runningAside: 'открытые досье', noRunning: 'Ни одно предупреждение не ждёт решения.',
      lead: 'Каждое хранит жизнь одного вопроса: от первого сигнала до опубликованного заявления.', contents: 'В этом досье', request: 'Консультация', began: '{what}: начало за пределами шкалы.', sources: 'Источники: {what}.', actsOf: 'акты {dossier}', soFar: 'пока {span}', allActs: 'Все акты {dossier}',
      act_opened: 'открыто досье {id}',
    },
    refusals: {
      'dossiers.not_allowed': { what: 'Досье не открыто: досье открывает секретариат.', mend: 'Попросите сотрудника секретариата открыть его.' },
      'dossiers.no_title': { what: 'Досье не открыто: у него нет названия.', mend: 'Напишите название хотя бы на одном языке.' },
      'dossiers.unknown_marking': { what: 'Досье не открыто: такого грифа для досье в уставе нет.', mend: 'Выберите один из: {known}.' },
      'dossiers.not_a_member': { what: 'Досье не открыто: {party} сегодня не входит в организацию.', mend: 'Назовите только Стороны организации.' },
      'dossiers.nobody_named': { what: 'Досье не открыто: гриф называет Стороны, но ни одна не названа.', mend: 'Назовите хотя бы одну Сторону или выберите другой гриф.' },
      'dossier.not_found': { what: 'Ничего не записано: досье {dossier} для вас нет.', mend: 'Проверьте номер или спросите секретариат, есть ли вы среди читателей.' },
    },
    acts: { 'dossiers.opened': 'открыл досье' },
  },
};
