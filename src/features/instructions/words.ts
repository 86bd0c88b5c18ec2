import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {},
    refusals: {
      'instructions.not_allowed': { what: 'Nothing was noted: instructions belong to a delegation.', mend: 'Sign in as a member of a delegation.' },
      'instructions.not_found': { what: 'Nothing was noted: there is no {subject} that concerns you.', mend: 'Open a text or a consultation that you may read.' },
      'instructions.no_words': { what: 'Nothing was noted: there are no words.', mend: 'Write what the capital says.' },
      'instructions.stale': { what: 'Nothing was noted: version {version} has been noted since.', mend: 'Read it, then note yours.' },
      'instructions.over': { what: 'Nothing was prepared: the procedure has ended.', mend: 'Wait for the next circulation.' },
      'instructions.moved': { what: 'Nothing was prepared: the text or the position of your party has changed since.', mend: 'Look at {procedure} as it stands, then prepare again.' },
      'instructions.no_position': { what: 'Nothing was prepared: no position was chosen.', mend: 'Choose one of the positions.' },
      'instructions.no_reason': { what: 'Nothing was prepared: an objection or a reservation needs words.', mend: 'Write the reason.' },
      'instructions.nothing_waits': { what: 'Nothing was released: in {procedure} nothing waits.', mend: 'Look whether a colleague has released or dropped it.' },
      'instructions.prepared_anew': { what: 'Nothing was released: it has been prepared anew since (revision {revision}).', mend: 'Read it as it is now, then release it.' },
    },
    acts: { 'instructions.noted': 'noted an instruction', 'instructions.prepared': 'prepared a position', 'instructions.settled': 'released or dropped a prepared position' },
  },
  ru: {
    ui: {},
    refusals: {
      'instructions.not_allowed': { what: 'Ничего не записано: указания принадлежат представительству.', mend: 'Войдите как сотрудник представительства.' },
      'instructions.not_found': { what: 'Ничего не записано: {subject} не найдено среди того, что вас касается.', mend: 'Откройте доступный вам текст или консультацию.' },
      'instructions.no_words': { what: 'Ничего не записано: нет слов.', mend: 'Напишите, что сообщает столица.' },
      'instructions.stale': { what: 'Ничего не записано: тем временем записана версия {version}.', mend: 'Прочтите её, затем запишите свою.' },
      'instructions.over': { what: 'Ничего не подготовлено: процедура завершена.', mend: 'Дождитесь следующей рассылки.' },
      'instructions.moved': { what: 'Ничего не подготовлено: текст или позиция вашей Стороны изменились.', mend: 'Посмотрите, как обстоит {procedure}, и подготовьте заново.' },
      'instructions.no_position': { what: 'Ничего не подготовлено: позиция не выбрана.', mend: 'Выберите одну из позиций.' },
      'instructions.no_reason': { what: 'Ничего не подготовлено: возражению и оговорке нужны слова.', mend: 'Напишите причину.' },
      'instructions.nothing_waits': { what: 'Ничего не выпущено: по {procedure} ничего не ждёт.', mend: 'Проверьте, не выпустил или не снял ли это коллега.' },
      'instructions.prepared_anew': { what: 'Ничего не выпущено: тем временем подготовлено заново (редакция {revision}).', mend: 'Прочтите нынешнюю редакцию, затем выпустите.' },
    },
    acts: { 'instructions.noted': 'записал указание', 'instructions.prepared': 'подготовил позицию', 'instructions.settled': 'выпустил или снял подготовленную позицию' },
  },
};
