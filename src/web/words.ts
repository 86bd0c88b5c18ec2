import type { Lang } from '#core/time.ts';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;
const forms = (by: Forms): Forms => by;

/** Words of the shell and of the components. What a feature says stands in the feature's own words. */
const en = {
  shell: {
    skip: 'Skip to content', desk: 'Desk', site: 'Public site', menu: 'Menu', here: 'You are here', waiting: 'waiting for you',
    search: 'Find a dossier, text, party or symbol', searchShort: 'Dossier, text, party', find: 'Find', language: 'Language',
    clocks: 'Time now', signIn: 'Sign in', signOut: 'Sign out', example: 'Example desk', exampleClock: 'The clock of the example stands at {time}',
    statements: 'Statements and decisions',
  },
  time: {
    underMinute: 'less than a minute', hours: '{n} h', minutes: '{n} min', days: forms({ one: '{n} day', other: '{n} days' }),
    within: 'in {span}', ago: '{span} ago', left: '{span} left', now: 'now {hour}',
  },
  status: {
    agree: 'agrees', reserve: 'agrees with reservation', object: 'objects', aside: 'does not take part', abstain: 'abstains',
    recused: 'recused', silent: 'silent', absent: 'absent', due: 'due', lapsed: 'lapsed: words changed', example: 'example',
  },
  example: { tag: 'example', title: 'Invented for the example' },
  unverified: 'not confirmed',
  figure: { about: 'source, precision, vintage', source: 'Source', precision: 'Precision', vintage: 'Vintage', rivals: 'Rival values' },
  refusal: { title: 'Not recorded', errors: 'Nothing was recorded. Please mend:' },
  field: {
    required: 'required', optional: 'optional', day: 'Day', hour: 'Hour', dayHint: 'For example 23 Nov 2026', authentic: 'authentic',
    translation: 'translation', paragraph: 'Paragraph {no}', choose: 'Choose',
  },
  silence: {
    label: 'Silence period from {from} to {to}', ends: 'Silence ends', ended: 'Silence ended', broken: 'Silence was broken', opened: 'opened',
    gone: '{gone} gone of {all}; opened {from}', over: 'period over', chart: 'Silence period', stopped: 'silence broken',
  },
  day: { title: 'The day by the hour', closed: 'capital closed', open: 'capital at work' },
  lanes: {
    label: 'Events by lane, {from} to {to}', region: 'Chart by lane, scrolls sideways', day: 'known to the day', span: 'several days or a month', year: 'yearly figure',
    report: 'one report, or not seen by us', gap: 'nothing on record',
    unlabelled: forms({ one: '{n} mark has no room for its label; the table below holds every mark.', other: '{n} marks have no room for their labels; the table below holds every mark.' }),
  },
  matrix: { caption: 'Positions by party and paragraph', party: 'Party', you: 'you', region: 'Positions, scrolls sideways' },
  acts: { no: 'no.' },
  chart: {
    values: 'Values as a table', month: 'Month', missing: 'not covered', gap: 'no coverage: nothing loaded for these months', evidence: 'evidence',
    label: '{title}. From {from} to {to}, highest {max} in {maxAt}.', gaps: forms({ one: '{n} month is not covered.', other: '{n} months are not covered.' }), region: 'Values',
    mark: 'Mark',
  },
  multiple: {
    label: '{title}. From {from} to {to}.', highest: 'Highest {value} in {at}.', last: 'Last {value} in {at}.', empty: 'Nothing is covered.',
    missing: 'Not covered: {spans}.', span: '{from} to {to}', more: forms({ one: 'and {n} more stretch', other: 'and {n} more stretches' }),
    later: forms({ one: '{n} value was learnt later.', other: '{n} values were learnt later.' }), marks: 'Marked: {periods}.',
    gap: 'no coverage: nothing loaded for these months or years', open: 'open bar, dashed line: learnt after {day}', signal: 'above the limit', scale: 'number above each chart: top of its scale',
    table: 'table', tableOf: 'table: {name}',
  },
  signal: {
    label: '{title}. From {from} to {to}; {at}: {value}.', labelMissing: '{title}. From {from} to {to}; {at}: not covered.', mark: '{at}: {value}', expected: 'expected {value}', upper: 'upper limit {value}', lower: 'lower limit {value}',
    noModel: 'No model: nothing was expected here, the values stand by themselves.', gap: 'not covered',
  },
  fan: {
    observed: 'observed', median: 'median', half: 'half of the draws', nine: 'nine in ten draws', came: 'observed since', miss: 'observed, outside nine in ten', inside: 'observed, inside nine in ten', gap: 'not covered',
    label: '{title}. Observed from {from} to {to}, last {last}. Forecast to {end}: median {median}, nine in ten draws from {low} to {high}.', plain: '{title}. Observed from {from} to {to}; what followed to {end}.',
    end: '{percent} %: {value}', endMedian: 'median: {value}', at: '{month}: {value}',
  },
  map: {
    label: '{title}. The same values are in the tables.', none: 'no series', outside: 'not in this file', from: '{n} and more', range: '{from} to {to}', below: 'under {to}',
    segment: 'Border segment {no}: {name}', watched: 'border segment, watched', quiet: 'border segment', borders: 'Borders: Natural Earth, 1:50 million; their drawing takes no position.',
    unnamed: 'No room on the map for the names of: {names}.', unseen: 'Not on this map: {names}.',
  },
  areas: {
    label: '{title}. The same values are in the table.', none: 'not covered', outside: 'not counted', point: 'an event, where its place is known within some 25 km', borders: 'Provinces and borders: Natural Earth, 1:10 million, made simpler; their drawing takes no position.',
    unseen: 'Not on this map: {names}.', chosen: 'chosen', several: '{n} events here',
  },
  weeks: {
    label: '{title}. By week, from {from} to {to}. Highest {value} in the week of {at}.', empty: '{title}. Nothing is covered.', gaps: forms({ one: '{n} week is not covered.', other: '{n} weeks are not covered.' }), gap: 'not covered', week: 'week of {day}: {value}',
    first: 'First week', last: 'Last week', drag: 'Drag across the strip, or move the two handles with the arrow keys.', chosen: 'chosen weeks',
  },
  export: {
    of: 'Export: {name}', csv: 'CSV: {name}', png: 'PNG: {name}', svg: 'SVG: {name}', by: 'Comity · {organisation}', made: 'made {when}', window: '{from} to {to}', known: 'As known on {day}.', example: 'example desk',
    asOf: 'as known on {day}', source: '{source}; {licence}; {vintage}.',
  },
  pager: { label: 'Pages', previous: 'Previous', next: 'Next', page: 'Page {n} of {of}', goTo: 'Page {n}' },
  progress: { done: '{done} of {of}', running: 'under way' },
  hits: { none: 'Nothing found' },
};

export type WebWords = typeof en;

const ru: WebWords = {
  shell: {
    skip: 'К содержанию', desk: 'Рабочий стол', site: 'Публичный сайт', menu: 'Меню', here: 'Вы здесь', waiting: 'ждёт вас',
    search: 'Найти досье, текст, сторону или символ', searchShort: 'Досье, текст, сторона', find: 'Найти', language: 'Язык',
    clocks: 'Время сейчас', signIn: 'Войти', signOut: 'Выйти', example: 'Учебный пример', exampleClock: 'Часы примера показывают {time}',
    statements: 'Заявления и решения',
  },
  time: {
    underMinute: 'меньше минуты', hours: '{n} ч', minutes: '{n} мин', days: forms({ one: '{n} день', few: '{n} дня', many: '{n} дней', other: '{n} дня' }),
    within: 'через {span}', ago: '{span} назад', left: 'осталось {span}', now: 'сейчас {hour}',
  },
  status: {
    agree: 'соглашается', reserve: 'соглашается с оговоркой', object: 'возражает', aside: 'не участвует', abstain: 'воздерживается',
    recused: 'самоотвод', silent: 'молчит', absent: 'отсутствует', due: 'срок', lapsed: 'утратила силу: слова изменены', example: 'пример',
  },
  example: { tag: 'пример', title: 'Вымышлено для примера' },
  unverified: 'не подтверждено',
  figure: { about: 'источник, точность, дата сведений', source: 'Источник', precision: 'Точность', vintage: 'Дата сведений', rivals: 'Другие значения' },
  refusal: { title: 'Не записано', errors: 'Ничего не записано. Исправьте, пожалуйста:' },
  field: {
    required: 'обязательно', optional: 'по желанию', day: 'Дата', hour: 'Время', dayHint: 'Например, 23 ноя 2026', authentic: 'аутентичный',
    translation: 'перевод', paragraph: 'Пункт {no}', choose: 'Выберите',
  },
  silence: {
    label: 'Период умолчания с {from} до {to}', ends: 'Умолчание истекает:', ended: 'Умолчание истекло:', broken: 'Умолчание прервано:', opened: 'начато',
    gone: 'прошло {gone} из {all}; начато {from}', over: 'период истёк', chart: 'Период умолчания', stopped: 'умолчание прервано',
  },
  day: { title: 'День по часам', closed: 'столица закрыта', open: 'столица на связи' },
  lanes: {
    label: 'События по дорожкам, {from} – {to}', region: 'Диаграмма по дорожкам, прокручивается вбок', day: 'известно с точностью до дня', span: 'несколько дней или месяц', year: 'годовой показатель',
    report: 'одно сообщение, или текст мы не видели', gap: 'нет записей',
    unlabelled: forms({
      one: 'У {n} отметки нет места для подписи; все отметки есть в таблице ниже.', few: 'У {n} отметок нет места для подписей; все отметки есть в таблице ниже.',
      many: 'У {n} отметок нет места для подписей; все отметки есть в таблице ниже.', other: 'У {n} отметки нет места для подписей; все отметки есть в таблице ниже.',
    }),
  },
  matrix: { caption: 'Позиции по сторонам и пунктам', party: 'Сторона', you: 'вы', region: 'Позиции, прокручиваются вбок' },
  acts: { no: '№' },
  chart: {
    values: 'Значения в таблице', month: 'Месяц', missing: 'нет данных', gap: 'нет охвата: за эти месяцы ничего не загружено', evidence: 'основание',
    label: '{title}. С {from} по {to}, наибольшее значение {max}: {maxAt}.',
    gaps: forms({ one: 'Не охвачен {n} месяц.', few: 'Не охвачены {n} месяца.', many: 'Не охвачено {n} месяцев.', other: 'Не охвачено {n} месяца.' }),
    region: 'Значения', mark: 'Отметка',
  },
  multiple: {
    label: '{title}. Период: {from} – {to}.', highest: 'Наибольшее значение: {value} ({at}).', last: 'Последнее значение: {value} ({at}).', empty: 'Данных нет.',
    missing: 'Нет данных: {spans}.', span: '{from} – {to}',
    more: forms({ one: 'и ещё {n} промежуток', few: 'и ещё {n} промежутка', many: 'и ещё {n} промежутков', other: 'и ещё {n} промежутка' }),
    later: forms({ one: '{n} значение стало известно позже.', few: '{n} значения стали известны позже.', many: '{n} значений стали известны позже.', other: '{n} значения стали известны позже.' }),
    marks: 'Отмечено: {periods}.',
    gap: 'нет охвата: за эти месяцы или годы ничего не загружено', open: 'пустой столбец, пунктир: стало известно после {day}', signal: 'выше предела', scale: 'число над диаграммой: верх её шкалы',
    table: 'таблица', tableOf: 'таблица: {name}',
  },
  signal: {
    label: '{title}. Период: {from} – {to}; {at}: {value}.', labelMissing: '{title}. Период: {from} – {to}; {at}: нет данных.', mark: '{at}: {value}', expected: 'ожидалось {value}', upper: 'верхний предел {value}', lower: 'нижний предел {value}',
    noModel: 'Модели нет: ожидаемое значение не вычислялось, показаны сами числа.', gap: 'нет данных',
  },
  fan: {
    observed: 'наблюдалось', median: 'медиана', half: 'половина прогонов', nine: 'девять прогонов из десяти', came: 'наблюдалось потом', miss: 'наблюдалось, вне девяти из десяти', inside: 'наблюдалось, внутри девяти из десяти', gap: 'нет сведений',
    label: '{title}. Наблюдалось с {from} по {to}, последнее значение {last}. Прогноз до {end}: медиана {median}, девять прогонов из десяти от {low} до {high}.', plain: '{title}. Наблюдалось с {from} по {to}; что было дальше — до {end}.',
    end: '{percent} %: {value}', endMedian: 'медиана: {value}', at: '{month}: {value}',
  },
  map: {
    label: '{title}. Те же значения есть в таблицах.', none: 'нет ряда', outside: 'не входит в эту подборку', from: '{n} и больше', range: 'от {from} до {to}', below: 'меньше {to}',
    segment: 'Участок границы {no}: {name}', watched: 'участок границы под наблюдением', quiet: 'участок границы', borders: 'Границы: Natural Earth, 1:50 млн; их начертание не выражает позиции.',
    unnamed: 'На карте не хватило места для названий: {names}.', unseen: 'Нет на этой карте: {names}.',
  },
  areas: {
    label: '{title}. Те же значения в таблице.', none: 'нет сведений', outside: 'не считается', point: 'событие, место известно в пределах около 25 км', borders: 'Провинции и границы: Natural Earth, 1:10 млн, упрощено; их начертание не выражает позиции.',
    unseen: 'Нет на этой карте: {names}.', chosen: 'выбрано', several: 'событий здесь: {n}',
  },
  weeks: {
    label: '{title}. По неделям, {from} – {to}. Больше всего — {value}, неделя с {at}.', empty: '{title}. Сведений нет.', gaps: forms({ one: 'Нет сведений за {n} неделю.', few: 'Нет сведений за {n} недели.', many: 'Нет сведений за {n} недель.', other: 'Нет сведений за {n} недели.' }), gap: 'нет сведений', week: 'неделя с {day}: {value}',
    first: 'Первая неделя', last: 'Последняя неделя', drag: 'Проведите по полосе или двигайте два бегунка стрелками.', chosen: 'выбранные недели',
  },
  export: {
    of: 'Выгрузка: {name}', csv: 'CSV: {name}', png: 'PNG: {name}', svg: 'SVG: {name}', by: 'Comity · {organisation}', made: 'создано {when}', window: '{from} – {to}', known: 'Как известно на {day}.', example: 'учебный пример',
    asOf: 'как известно на {day}', source: '{source}; {licence}; {vintage}.',
  },
  pager: { label: 'Страницы', previous: 'Назад', next: 'Далее', page: 'Страница {n} из {of}', goTo: 'Страница {n}' },
  progress: { done: '{done} из {of}', running: 'выполняется' },
  hits: { none: 'Ничего не найдено' },
};

export const words: Record<'en' | 'ru', WebWords> = { en, ru };

/** The words in the reader's language; English where the desk offers a language these words do not have. */
export const wordsIn = (lang: Lang): WebWords => (lang in words ? words[lang as keyof typeof words] : en);
