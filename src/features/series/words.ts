import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      series: 'Series', noneTitle: 'No series yet', none: 'A series is a table of figures somebody published. Import one here, or with bin/comity import.', noneForYou: 'No series has been imported yet. The secretariat imports them.',
      importTitle: 'Import a file', source: 'Source', file: 'File', fileHint: 'CSV in UTF-8, at most 25 MiB, with the columns {columns}.', import: 'Import', area: 'Country', licence: 'Licence', covers: 'Covers', vintage: 'Published', rows: 'Figures', importedOn: 'Imported', fileHash: 'SHA-256 of the file',
      imports: 'Imports', importsAside: 'newest first; each file is a vintage', perMonth: 'a month', table: 'The figures', period: 'Month', value: 'Figure', missing: 'missing', show: 'Show', top: 'highest {value} in {month}', latest: 'last {value} in {month}', citedBy: 'Cited by', choose: 'Country', notCovered: 'not covered',
      lead: 'Figures somebody published, as they were published; each file is kept as a vintage.', area_AFG: 'Afghanistan', area_UZB: 'Uzbekistan', area_TKM: 'Turkmenistan', area_IRN: 'Iran', area_PAK: 'Pakistan', area_CHN: 'China', area_AZE: 'Azerbaijan', area_GEO: 'Georgia', area_UKR: 'Ukraine', area_MNG: 'Mongolia',
    },
    refusals: {
      'series.not_allowed': { what: 'Nothing was imported: series are imported by the secretariat.', mend: 'Ask a desk officer.' },
      'series.unknown_source': { what: 'Nothing was imported: there is no source {source}.', mend: 'Known sources: {known}.' },
      'series.too_large': { what: 'Nothing was imported: the file has {megabytes} MiB, and at most {most} MiB are taken.', mend: 'Split the file, or leave out columns that are not needed.' },
      'series.empty': { what: 'Nothing was imported: the file has no figures.', mend: 'Check that it is the right file; it needs a line of column names and at least one row.' },
      'series.not_utf8': { what: 'Nothing was imported: the file is not text in UTF-8.', mend: 'Save it again as CSV in UTF-8. Spreadsheets offer this under "Save as".' },
      'series.not_a_table': { what: 'Nothing was imported: line {line} does not have the columns of the first line.', mend: 'Mend that line: usually a comma or a quotation mark is missing.' },
      'series.missing_column': { what: 'Nothing was imported: the columns {missing} are missing.', mend: 'The first line must name them. Found: {found}.' },
      'series.bad_area': { what: 'Nothing was imported: line {line} has “{value}” for a country.', mend: 'Write the three-letter code of ISO 3166-1, such as TJK.' },
      'series.bad_period': { what: 'Nothing was imported: line {line} has “{value}” for a month.', mend: 'Write it as 2022-04.' },
      'series.bad_value': { what: 'Nothing was imported: line {line} has “{value}” for a figure.', mend: 'Write a whole number, zero or more; leave the cell empty where nothing is known.' },
      'series.twice': { what: 'Nothing was imported: line {line} repeats {value}.', mend: 'Keep one row for each country and month.' },
      'series.unchanged': { what: 'Nothing was imported: {id} already has exactly these figures.', mend: 'Nothing to do. A newer file makes a new vintage.' },
    },
    acts: { 'series.imported': 'imported a series' },
  },
  ru: {
    ui: {
      series: 'Ряды', noneTitle: 'Рядов пока нет', none: 'Ряд — это таблица показателей, которую кто-то опубликовал. Загрузите её здесь или командой bin/comity import.', noneForYou: 'Рядов ещё нет. Их загружает секретариат.',
      importTitle: 'Загрузить файл', source: 'Источник', file: 'Файл', fileHint: 'CSV в UTF-8, не больше 25 МиБ, со столбцами {columns}.', import: 'Загрузить', area: 'Страна', licence: 'Лицензия', covers: 'Охват', vintage: 'Опубликовано', rows: 'Показателей', importedOn: 'Загружено', fileHash: 'SHA-256 файла',
      imports: 'Загрузки', importsAside: 'сначала новые; каждый файл — состояние данных', perMonth: 'в месяц', table: 'Показатели', period: 'Месяц', value: 'Показатель', missing: 'нет данных', show: 'Показать', top: 'больше всего {value}: {month}', latest: 'последний {value}: {month}', citedBy: 'Где приведено', choose: 'Страна', notCovered: 'не охвачено',
      lead: 'Показатели, которые кто-то опубликовал, в том виде, как опубликованы; каждый файл хранится как состояние на дату.', area_AFG: 'Афганистан', area_UZB: 'Узбекистан', area_TKM: 'Туркменистан', area_IRN: 'Иран', area_PAK: 'Пакистан', area_CHN: 'Китай', area_AZE: 'Азербайджан', area_GEO: 'Грузия', area_UKR: 'Украина', area_MNG: 'Монголия',
    },
    refusals: {
      'series.not_allowed': { what: 'Ничего не загружено: ряды загружает секретариат.', mend: 'Обратитесь к сотруднику секретариата.' },
      'series.unknown_source': { what: 'Ничего не загружено: источника {source} нет.', mend: 'Известные источники: {known}.' },
      'series.too_large': { what: 'Ничего не загружено: в файле {megabytes} МиБ, принимается не больше {most} МиБ.', mend: 'Разделите файл или уберите лишние столбцы.' },
      'series.empty': { what: 'Ничего не загружено: в файле нет показателей.', mend: 'Проверьте, тот ли это файл: нужна строка с названиями столбцов и хотя бы одна строка данных.' },
      'series.not_utf8': { what: 'Ничего не загружено: файл не является текстом в UTF-8.', mend: 'Сохраните его снова как CSV в UTF-8: в таблицах это «Сохранить как».' },
      'series.not_a_table': { what: 'Ничего не загружено: в строке {line} не те столбцы, что в первой.', mend: 'Исправьте строку: обычно не хватает запятой или кавычки.' },
      'series.missing_column': { what: 'Ничего не загружено: нет столбцов {missing}.', mend: 'Их должна называть первая строка. Найдено: {found}.' },
      'series.bad_area': { what: 'Ничего не загружено: в строке {line} вместо страны «{value}».', mend: 'Пишите трёхбуквенный код ISO 3166-1, например TJK.' },
      'series.bad_period': { what: 'Ничего не загружено: в строке {line} вместо месяца «{value}».', mend: 'Пишите в виде 2022-04.' },
      'series.bad_value': { what: 'Ничего не загружено: в строке {line} вместо показателя «{value}».', mend: 'Пишите целое число от нуля; где ничего не известно, оставьте клетку пустой.' },
      'series.twice': { what: 'Ничего не загружено: строка {line} повторяет {value}.', mend: 'Оставьте одну строку на страну и месяц.' },
      'series.unchanged': { what: 'Ничего не загружено: в {id} уже ровно эти показатели.', mend: 'Делать ничего не нужно. Более новый файл станет новым состоянием.' },
    },
    acts: { 'series.imported': 'загрузил ряд' },
  },
};
