import type { FeatureWords } from '../core/words.ts';

/** Words for what belongs to no feature: forms, requests, the desk as a whole. */
export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {},
    refusals: {
      'form.already_sent': { what: 'Not recorded twice: this form was already sent, and the first sending stands.', mend: 'Open the page again to see what was recorded.' },
      'form.too_long': { what: 'Nothing was recorded: {field} has more than {most} characters.', mend: 'Shorten it and send the form again. Everything you entered is still here.' },
      'form.malformed': { what: 'Nothing was recorded: {field} cannot be taken as it is.', mend: 'Correct it and send the form again. Everything you entered is still here.' },
      'request.too_large': { what: 'Nothing was recorded: what you sent is larger than {most} MiB.', mend: 'Send a smaller file.' },
      'request.not_found': { what: 'There is nothing here for you.', mend: 'Check the address, or sign in as somebody who may read it.' },
      'request.too_many': { what: 'Nothing was recorded: too much was sent in too short a time.', mend: 'Wait {seconds} s and send it again. Going back in the browser shows what you entered.' },
      'request.malformed': { what: 'Nothing was recorded: what was sent cannot be read as a form.', mend: 'Open the page again and send it from there.' },
      'request.failed': { what: 'Something went wrong on this desk, and nothing was recorded.', mend: 'Try again. If it stays, give the administrator the number {number}.' },
      'desk.not_empty': { what: 'Nothing was changed: this desk already holds {acts} acts.', mend: 'Load the example into an empty folder: COMITY_DATA=another-folder bin/comity demo.' },
      'desk.not_example': { what: 'Nothing was changed: this server runs a real desk, and a real desk takes no example.', mend: 'Stop it and run bin/comity demo, or choose another folder with COMITY_DATA.' },
      'desk.no_charter': { what: 'This desk has no charter yet, so it does not know whose desk it is.', mend: 'Put one in force: bin/comity charter charters/csto.yaml' },
    },
    acts: {},
  },
  ru: {
    ui: {},
    refusals: {
      'form.already_sent': { what: 'Второй раз не записано: эта форма уже отправлена, и первая отправка в силе.', mend: 'Откройте страницу снова, чтобы увидеть записанное.' },
      'form.too_long': { what: 'Ничего не записано: в поле {field} больше {most} знаков.', mend: 'Сократите и отправьте форму снова. Всё введённое на месте.' },
      'form.malformed': { what: 'Ничего не записано: {field} нельзя принять в таком виде.', mend: 'Исправьте и отправьте форму снова. Всё введённое на месте.' },
      'request.too_large': { what: 'Ничего не записано: отправлено больше {most} МиБ.', mend: 'Отправьте файл поменьше.' },
      'request.not_found': { what: 'Здесь для вас ничего нет.', mend: 'Проверьте адрес или войдите как тот, кто может это читать.' },
      'request.too_many': { what: 'Ничего не записано: за короткое время прислано слишком много.', mend: 'Подождите {seconds} с и отправьте снова. Введённое видно, если вернуться в браузере назад.' },
      'request.malformed': { what: 'Ничего не записано: присланное не читается как форма.', mend: 'Откройте страницу снова и отправьте с неё.' },
      'request.failed': { what: 'На этом рабочем столе что-то не получилось; ничего не записано.', mend: 'Попробуйте снова. Если повторится, сообщите администратору номер {number}.' },
      'desk.not_empty': { what: 'Ничего не изменено: здесь уже {acts} актов.', mend: 'Загрузите пример в пустую папку: COMITY_DATA=другая-папка bin/comity demo.' },
      'desk.not_example': { what: 'Ничего не изменено: сервер ведёт настоящий рабочий стол, а ему пример не нужен.', mend: 'Остановите его и выполните bin/comity demo или выберите другую папку: COMITY_DATA.' },
      'desk.no_charter': { what: 'Устава пока нет, и неизвестно, чей это рабочий стол.', mend: 'Введите устав в силу: bin/comity charter charters/csto.yaml' },
    },
    acts: {},
  },
};
