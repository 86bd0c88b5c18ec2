import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      files: 'National files', lead: 'A party on its own resilience. Each file is read by its own party and by whom that party chooses.', none: 'No national file is open to you.', noneDo: 'A party opens its file by its own choice; nothing shows here before.', own: 'Your own file', ownNone: 'Your party’s file is empty.', ownNoneDo: 'Enter a figure or a few words. Nobody else reads them until you open the file.', openTo: 'Open to', openToNobody: 'nobody: read by your own party alone', others: 'Files open to you', colParty: 'Party', colEntries: 'Entries', colNewest: 'Newest date', title: 'National file: {party}', entries: 'Entries', entriesNote: 'newest date first', read: 'Read', keep: 'Keep the file', secretariat: 'the secretariat',
      enter: 'Make an entry', kind: 'Kind', figure: 'figure', text: 'words', indicator: 'What it is about', indicatorHint: 'Such as prices, recovery, strain of sanctions.', value: 'Figure', unit: 'Unit', words: 'Words', wordsHint: 'Needed for words; for a figure, a remark.', on: 'As of', dateHint: 'As precise as known: 3 May 2022, May 2022, or 2022.', source: 'Source', sourceHint: 'Title, publisher and date.', record: 'Make the entry', withdraw: 'Take back', withdrawn: 'taken back',
      open: 'Open the file', openNote: 'they read every entry until you close it', openRecord: 'Open to those chosen', openReaders: 'To whom', nobodyLeft: 'The file is open to all to whom it can be.', close: 'Close again', closeNote: 'from that moment nothing of it can be read', closeRecord: 'Close to {who}', history: 'Openings', historyNone: 'It was never opened.', openedAt: 'opened {from}', closedAt: 'opened {from}, closed {to}', onlyYou: 'read by your own party alone', openedToYou: 'The party has opened this file to you, and may close it again.',
    },
    refusals: {
      'national.not_allowed': { what: 'Nothing was recorded: a national file is kept by its own party’s delegate.', mend: 'Go to your own party’s file.' },
      'national.incomplete': { what: 'Nothing was recorded: something needed was left empty.', mend: 'Fill in this field.' },
      'national.bad_number': { what: 'Nothing was recorded: “{value}” is no number.', mend: 'Write it in digits, such as 12.5.' },
      'national.bad_date': { what: 'Nothing was recorded: “{value}” is no date.', mend: 'Write it as 3 May 2022, May 2022, or 2022.' },
      'national.ahead': { what: 'Nothing was recorded: {date} has not come.', mend: 'Record what has happened.' },
      'national.no_entry': { what: 'Nothing was recorded: there is no entry {entry} that counts.', mend: 'Load the page again.' },
      'national.nobody': { what: 'Nothing was opened: nobody new was chosen.', mend: 'Choose those to whom it is to be open.' },
      'national.not_open': { what: 'Nothing was closed: it is not open to them.', mend: 'Load the page again.' },
    },
    acts: { 'national.entered': 'made an entry in the national file', 'national.withdrawn': 'took an entry of the national file back', 'national.opened': 'opened the national file', 'national.closed': 'closed the national file' },
  },
  ru: {
    ui: {
      files: 'Национальные файлы', lead: 'Сторона о собственной устойчивости. Каждый файл читает сама Сторона и те, кого она выбрала.', none: 'Ни один национальный файл вам не открыт.', noneDo: 'Сторона открывает свой файл по собственному выбору; до того здесь ничего не видно.', own: 'Ваш файл', ownNone: 'Файл вашей Стороны пуст.', ownNoneDo: 'Внесите показатель или несколько слов. Никто другой их не прочтёт, пока вы не откроете файл.', openTo: 'Открыт', openToNobody: 'никому: читает только ваша Сторона', others: 'Файлы, открытые вам', colParty: 'Сторона', colEntries: 'Записей', colNewest: 'Новейшая дата', title: 'Национальный файл: {party}', entries: 'Записи', entriesNote: 'сначала новые', read: 'Читать', keep: 'Вести файл', secretariat: 'секретариат',
      enter: 'Сделать запись', kind: 'Вид', figure: 'показатель', text: 'слова', indicator: 'О чём', indicatorHint: 'Например, цены, восстановление, нагрузка санкций.', value: 'Значение', unit: 'Единица', words: 'Слова', wordsHint: 'Нужны для записи словами; к показателю — замечание.', on: 'На дату', dateHint: 'Так точно, как известно: 3 мая 2022, май 2022 или 2022.', source: 'Источник', sourceHint: 'Название, издатель и дата.', record: 'Внести запись', withdraw: 'Взять назад', withdrawn: 'взято назад',
      open: 'Открыть файл', openNote: 'они читают все записи, пока вы его не закроете', openRecord: 'Открыть выбранным', openReaders: 'Кому', nobodyLeft: 'Файл открыт всем, кому можно.', close: 'Закрыть снова', closeNote: 'с этого момента прочесть его нельзя', closeRecord: 'Закрыть: {who}', history: 'Кому открывался', historyNone: 'Файл никому не открывался.', openedAt: 'открыт {from}', closedAt: 'открыт {from}, закрыт {to}', onlyYou: 'читает только ваша Сторона', openedToYou: 'Сторона открыла этот файл вам и может закрыть его снова.',
    },
    refusals: {
      'national.not_allowed': { what: 'Ничего не записано: национальный файл ведёт представитель самой Стороны.', mend: 'Перейдите к файлу своей Стороны.' },
      'national.incomplete': { what: 'Ничего не записано: не заполнено нужное поле.', mend: 'Заполните это поле.' },
      'national.bad_number': { what: 'Ничего не записано: «{value}» — не число.', mend: 'Запишите цифрами, например 12,5.' },
      'national.bad_date': { what: 'Ничего не записано: «{value}» — не дата.', mend: 'Запишите так: 3 мая 2022, май 2022 или 2022.' },
      'national.ahead': { what: 'Ничего не записано: {date} ещё не наступило.', mend: 'Записывайте то, что произошло.' },
      'national.no_entry': { what: 'Ничего не записано: действующей записи {entry} нет.', mend: 'Загрузите страницу заново.' },
      'national.nobody': { what: 'Ничего не открыто: никто новый не выбран.', mend: 'Выберите, кому открыть.' },
      'national.not_open': { what: 'Ничего не закрыто: им файл не открыт.', mend: 'Загрузите страницу заново.' },
    },
    acts: { 'national.entered': 'сделал запись в национальном файле', 'national.withdrawn': 'взял назад запись национального файла', 'national.opened': 'открыл национальный файл', 'national.closed': 'закрыл национальный файл' },
  },
};
