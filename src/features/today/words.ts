import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      today: 'Today', nothing: 'Nothing is owed by you', nothingTitle: 'Nothing waits for you', nothingWhy: 'When a consultation, a text or a warning needs you, it stands here with its hour.', due_one: '{n} answer is due today', due_other: '{n} answers are due today', due_few: '{n} answers are due today', due_many: '{n} answers are due today', first: 'the first in {time}', open_one: '{n} matter waits for you', open_other: '{n} matters wait for you', open_few: '{n} matters wait for you', open_many: '{n} matters wait for you', passed: 'the first hour has passed',
      needs: 'Needs your answer', needsAside: 'ordered by hour', colDue: 'Due', colMatter: 'Matter', colAsked: 'Asked of you, and your state', colWho: 'Who has answered', k_answer: 'Accept, ask for more, or reject with reason', k_position: 'Take a position, or let silence speak', k_announce: 'Announce and publish', k_circulate: 'Circulate under silence', k_consult: 'No party has asked for a consultation yet', k_deadline: 'Deadline',
      s_not_started: 'Not started', s_answered: 'You have answered', s_silent: 'You are silent so far', s_waiting: 'Waiting', a_answer: 'Answer', a_position: 'Read the text', a_announce: 'Announce', a_circulate: 'Circulate', a_consult: 'Read the warning', noHour: 'no hour set', lately: 'Lately on the desk', latelyAside: 'acts you may read, newest first', orgTime: 'Organisation time {place}', capitalTime: 'capital {place}', delegationOf: 'Permanent delegation of {party}', secretariat: 'Secretariat', centre: 'Analytical centre', allActs: 'All acts', gaps: 'Warning-response gap', gapsAside: 'newest dossiers', nameOfDay: 'The day by the hour', answeredMark: 'answered, agrees', withReservation: 'with reservation, or asks for more', notYet: 'not yet',
      nothingToday: 'Nothing is due today. Next:',
    },
    refusals: {},
    acts: {},
  },
  ru: {
    ui: {
      today: 'Сегодня', nothing: 'От вас ничего не ждут', nothingTitle: 'Вас ничего не ждёт', nothingWhy: 'Когда понадобитесь вы — для консультации, текста или предупреждения, — это появится здесь с часом.', due_one: 'Сегодня ждут {n} ответ', due_few: 'Сегодня ждут {n} ответа', due_many: 'Сегодня ждут {n} ответов', due_other: 'Сегодня ждут {n} ответа', first: 'первый через {time}', open_one: 'Вас ждёт {n} вопрос', open_few: 'Вас ждут {n} вопроса', open_many: 'Вас ждут {n} вопросов', open_other: 'Вас ждут {n} вопроса', passed: 'первый час уже прошёл',
      needs: 'Нужен ваш ответ', needsAside: 'по часам', colDue: 'Срок', colMatter: 'Вопрос', colAsked: 'Что от вас нужно и ваше состояние', colWho: 'Кто ответил', k_answer: 'Принять, запросить сведения или отклонить с причиной', k_position: 'Занять позицию или промолчать', k_announce: 'Объявить и опубликовать', k_circulate: 'Разослать под умолчание', k_consult: 'Консультацию ещё никто не запросил', k_deadline: 'Срок',
      s_not_started: 'Не начато', s_answered: 'Вы ответили', s_silent: 'Пока вы молчите', s_waiting: 'Ждёт', a_answer: 'Ответить', a_position: 'Читать текст', a_announce: 'Объявить', a_circulate: 'Разослать', a_consult: 'Читать', noHour: 'час не назначен', lately: 'Недавнее', latelyAside: 'акты, которые вы можете читать; сначала новые', orgTime: 'Время организации: {place}', capitalTime: 'столица: {place}', delegationOf: 'Постоянное представительство: {party}', secretariat: 'Секретариат', centre: 'Аналитический центр', allActs: 'Все акты', gaps: 'От предупреждения до ответа', gapsAside: 'новейшие досье', nameOfDay: 'День по часам', answeredMark: 'ответ дан, согласие', withReservation: 'с оговоркой или запрос сведений', notYet: 'ещё нет',
      nothingToday: 'Сегодня сроков нет. Ближайший:',
    },
    refusals: {},
    acts: {},
  },
};
