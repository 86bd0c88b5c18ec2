import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      statements: 'Statements', statementsAndDecisions: 'Statements and decisions', noneTitle: 'No statement yet', none: 'Statements appear here when they are announced.', adopted: 'Adopted', adoptedBy: '{body}, {day}', takePart: '{n} of {of} parties take part', noReservation: 'no reservation', reservations: 'reservations: {n}', authenticLanguage: 'authentic language: {language}', translationOf: 'translation; the authentic text is in {language}',
      check: 'Check this text', checkedOk: 'The text on this page is the text that was adopted.', checkedBad: 'The text on this page is not the text that was adopted. Do not rely on it, and tell the secretariat.', checkedNote: 'Compared by this server when the page was made. You need not believe it:', take: 'Take the file.', bytes: '{n} bytes', compute: 'Compute its SHA-256.', compare: 'Compare.', mustBe: 'It must be', paste: 'Or paste a text or a hash', checkButton: 'Check', whoTakesPart: 'Who takes part', order: 'in the order of the charter', party: 'Party', position: 'Position', reservation: 'Reservation', none_: 'none',
      onParagraphs: 'on ¶{paragraphs}', actsBehind: 'Acts behind it', chainUnbroken: '{n}, chain unbroken', chainBroken: 'chain broken at {n}', chainNote: 'Each act carries the hash of the one before. What is not public shows its hash and nothing else.', wholeChain: 'Whole chain as JSON', notPublic: 'not public', announcedOn: 'Announced', citeAs: 'Cite as', symbol: 'Symbol', date: 'Date', title: 'Title', published: 'Published by the Secretariat', noCookies: 'Read without sign-in, without scripts, without cookies', checkTitle: 'Check a text or a hash', matchTitle: 'This is a published text', noMatchTitle: 'This is not the text of any published statement', match: 'It has the hash of {symbol}.', noMatch: 'The hash of what you gave is {hash}. No published statement has it. A single changed character changes the hash: compare again with the file as downloaded.', howChain: 'To check the chain yourself', chainStep1: 'Take the chain as JSON: links without content, and this announcement with its salt.', chainStep2: 'The commitment is SHA-256 of salt, line feed and the canonical JSON (RFC 8785) of the body.', chainStep3: 'Each hash is SHA-256 of the canonical JSON of commitment, dossier, no and prev.', heads: 'Newest value of the sequence of all heads', signIn: 'Sign in', allStatements: 'All statements', plain: 'Plain text', subject: 'one hash', sameText: 'The text as a file', givenText: 'What you gave',
      exampleNote: 'Text, positions, symbol and acts are invented for the example. They are not what any state said.', decidedBySilence: 'no objection by the hour',
      lead: 'What the organisation has said, as it was adopted; newest first.', pasteHere: 'A text or a hash', checkLead: 'Paste the text of a statement, or its SHA-256: this server compares it with every statement it has published.', checkNav: 'Check a text',
      act_announced: 'announced {symbol}',
    },
    refusals: {
      'publication.not_found': { what: 'Nothing was announced: there is no procedure {procedure} for you.', mend: 'Check the number.' },
      'publication.not_allowed': { what: 'Nothing was announced: the charter leaves this to {offices}.', mend: 'Ask one of them to announce it.' },
      'publication.already': { what: 'Nothing was announced again: the text is published as {symbol}.', mend: 'Open the statement.' },
      'publication.not_adopted': { what: 'Nothing was announced: the text is not adopted.', mend: 'A text is adopted when its hour passes without an objection. The hour: {deadline}.' },
      'publication.no_series': { what: 'Nothing was announced: the charter names no document series for {matter}.', mend: 'Name one in the charter, under matters.' },
    },
    acts: { 'publication.announced': 'announced the text' },
  },
  ru: {
    ui: {
      statements: 'Заявления', statementsAndDecisions: 'Заявления и решения', noneTitle: 'Заявлений пока нет', none: 'Заявления появляются здесь, когда их объявляют.', adopted: 'Принято', adoptedBy: '{body}, {day}', takePart: 'участвуют {n} из {of} Сторон', noReservation: 'оговорок нет', reservations: 'оговорок: {n}', authenticLanguage: 'подлинный язык: {language}', translationOf: 'перевод; подлинный текст — {language}',
      check: 'Проверить текст', checkedOk: 'Текст на этой странице — тот, что был принят.', checkedBad: 'Текст на этой странице — не тот, что был принят. Не полагайтесь на него и сообщите секретариату.', checkedNote: 'Сверено этим сервером при создании страницы. Верить ему не обязательно:', take: 'Возьмите файл.', bytes: '{n} байт', compute: 'Вычислите его SHA-256.', compare: 'Сравните.', mustBe: 'Должно получиться', paste: 'Или вставьте текст либо хеш', checkButton: 'Проверить', whoTakesPart: 'Кто участвует', order: 'в порядке устава', party: 'Сторона', position: 'Позиция', reservation: 'Оговорка', none_: 'нет',
      onParagraphs: 'по п. {paragraphs}', actsBehind: 'Акты за текстом', chainUnbroken: '{n}, цепь цела', chainBroken: 'цепь нарушена на {n}', chainNote: 'Каждый акт несёт хеш предыдущего. От непубличного виден только хеш.', wholeChain: 'Вся цепь в JSON', notPublic: 'не публичен', announcedOn: 'Объявлено', citeAs: 'Как ссылаться', symbol: 'Обозначение', date: 'Дата', title: 'Название', published: 'Опубликовано Секретариатом', noCookies: 'Читается без входа, без сценариев, без куки', checkTitle: 'Проверить текст или хеш', matchTitle: 'Это опубликованный текст', noMatchTitle: 'Такого текста среди опубликованных заявлений нет', match: 'Его хеш — у {symbol}.', noMatch: 'Хеш того, что вы дали, — {hash}. Такого нет ни у одного заявления. Хеш меняет даже один знак: сравните ещё раз с файлом, как он скачан.', howChain: 'Как проверить цепь самому', chainStep1: 'Возьмите цепь в JSON: звенья без содержания и это объявление с солью.', chainStep2: 'Обязательство — SHA-256 от соли, перевода строки и канонического JSON (RFC 8785) содержания.', chainStep3: 'Каждый хеш — SHA-256 от канонического JSON с commitment, dossier, no и prev.', heads: 'Новейшее значение последовательности всех звеньев', signIn: 'Вход', allStatements: 'Все заявления', plain: 'Простой текст', subject: 'один хеш', sameText: 'Текст файлом', givenText: 'Что вы дали',
      exampleNote: 'Текст, позиции, обозначение и акты вымышлены для примера. Ни одно государство этого не говорило.', decidedBySilence: 'к сроку возражений нет',
      lead: 'Сказанное организацией, в том виде, как принято; сначала новое.', pasteHere: 'Текст или хеш', checkLead: 'Вставьте текст заявления или его SHA-256: сервер сравнит его со всеми опубликованными заявлениями.', checkNav: 'Проверить текст',
      act_announced: 'объявлено {symbol}',
    },
    refusals: {
      'publication.not_found': { what: 'Ничего не объявлено: процедуры {procedure} для вас нет.', mend: 'Проверьте номер.' },
      'publication.not_allowed': { what: 'Ничего не объявлено: по уставу это делает {offices}.', mend: 'Попросите об этом.' },
      'publication.already': { what: 'Повторно не объявлено: текст опубликован как {symbol}.', mend: 'Откройте заявление.' },
      'publication.not_adopted': { what: 'Ничего не объявлено: текст не принят.', mend: 'Текст принят, когда его час истекает без возражений. Час: {deadline}.' },
      'publication.no_series': { what: 'Ничего не объявлено: устав не называет серии документов для вопроса {matter}.', mend: 'Укажите её в уставе, в разделе matters.' },
    },
    acts: { 'publication.announced': 'объявил текст' },
  },
};
