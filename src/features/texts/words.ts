import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      texts: 'Texts', text: 'Text', draft: 'Draft a text', edit: 'Edit', noneTitle: 'No text yet', none: 'A text is drafted in a dossier, by the secretariat or the chair.', title: 'Title', preamble: 'Preamble', operative: 'Operative part', paragraph: 'Paragraph {n}', heading: 'Heading, if any', words: 'Words',
      authentic: 'authentic', translation: 'translation', addPreambular: 'Add a preambular paragraph', addOperative: 'Add an operative paragraph', remove: 'Remove', up: 'Up', down: 'Down', save: 'Save the draft', freeze: 'Freeze as version {n}', freezeNote: 'A frozen version never changes. Its hash is what the parties agree to.',
      revision: 'revision {n}', version: 'Version {n}', frozenOn: 'frozen {when}', draftOnly: 'Draft, not frozen', underSilence: 'Under silence', versions: 'Versions', versionsAside: 'newest first; none ever changes', hash: 'SHA-256 of the authentic text', file: 'plain text', notFrozen: 'No version has been frozen. Only a frozen version can be circulated.',
      changedSince: 'The draft has changed since version {n}.', sameAs: 'The draft is version {n}, unchanged.', colText: 'Text', colVersion: 'Version', colState: 'State', colDossier: 'Dossier', colChanged: 'Changed', changesSince: 'Changes since version {n}', changedLooked: 'Changed since you last looked', lookedLast: 'you looked on {day}, at version {n}', frozenDays: '{from} to {to}', whatChanged: 'what changed since', noTranslation: 'not translated into {language}', authenticText: 'authentic text: {language}', ru: 'Russian', en: 'English', editHint: 'Buttons other than Save change the form only; nothing is recorded until you save.', consultation: 'From consultation',
      lead: 'Drafts, frozen versions and what became of them under silence; newest first.', deadlineCol: 'Silence ends',
      act_drafted: 'drafted {id}', act_revised: 'revised {id}', act_frozen: 'froze version {version} of {id}',
    },
    refusals: {
      'texts.not_allowed': { what: 'Nothing was saved: texts are drafted by the secretariat or the chair.', mend: 'Send your wording to a desk officer.' },
      'texts.unknown_consultation': { what: 'No text was drafted: there is no consultation {consultation} in this dossier.', mend: 'Draft it from the page of the consultation.' },
      'texts.not_found': { what: 'Nothing was saved: there is no text {text} for you.', mend: 'Check the number.' },
      'texts.no_title': { what: 'Nothing was saved: the text has no title.', mend: 'Write a title in at least one language.' },
      'texts.too_long': { what: 'Nothing was saved: a text has at most {most} paragraphs.', mend: 'Join paragraphs, or make two texts.' },
      'texts.empty_paragraph': { what: 'Nothing was saved: paragraph {paragraph} is empty.', mend: 'Write it, or remove it.' },
      'texts.preamble_after': { what: 'Nothing was saved: paragraph {paragraph} is preambular but follows an operative one.', mend: 'Move it up, or make it operative.' },
      'texts.stale': { what: 'Nothing was saved: somebody saved revision {current} while you worked on revision {yours}.', mend: 'Your words are kept in this form. Open the text in another window, take over what is new, and save again from there.' },
      'texts.running': { what: 'No version was frozen: {procedure} is running on this text.', mend: 'Wait for its end, or for the chair to circulate anew after an objection.' },
      'texts.empty': { what: 'No version was frozen: the text has no paragraph.', mend: 'Add at least one paragraph.' },
      'texts.not_authentic': { what: 'No version was frozen: it is not complete in the authentic language ({language}). Missing in paragraphs: {paragraphs}.', mend: 'Write the title and every paragraph in that language.' },
      'texts.unchanged': { what: 'No version was frozen: the draft is version {version}, unchanged.', mend: 'Change the draft first.' },
    },
    acts: { 'texts.drafted': 'drafted a text', 'texts.revised': 'revised the draft', 'texts.frozen': 'froze a version' },
  },
  ru: {
    ui: {
      texts: 'Тексты', text: 'Текст', draft: 'Составить текст', edit: 'Править', noneTitle: 'Текстов пока нет', none: 'Текст составляют в досье: секретариат или председатель.', title: 'Название', preamble: 'Преамбула', operative: 'Постановляющая часть', paragraph: 'Пункт {n}', heading: 'Заголовок, если есть', words: 'Слова',
      authentic: 'подлинный', translation: 'перевод', addPreambular: 'Добавить пункт преамбулы', addOperative: 'Добавить пункт постановляющей части', remove: 'Убрать', up: 'Выше', down: 'Ниже', save: 'Сохранить проект', freeze: 'Зафиксировать версию {n}', freezeNote: 'Зафиксированная версия не меняется. Стороны соглашаются именно с её хешем.',
      revision: 'правка {n}', version: 'Версия {n}', frozenOn: 'зафиксирована {when}', draftOnly: 'Проект, не зафиксирован', underSilence: 'Под умолчанием', versions: 'Версии', versionsAside: 'сначала новые; ни одна не меняется', hash: 'SHA-256 подлинного текста', file: 'простой текст', notFrozen: 'Ни одной версии не зафиксировано. Разослать можно только зафиксированную.',
      changedSince: 'Проект изменён после версии {n}.', sameAs: 'Проект совпадает с версией {n}.', colText: 'Текст', colVersion: 'Версия', colState: 'Состояние', colDossier: 'Досье', colChanged: 'Изменён', changesSince: 'Изменения после версии {n}', changedLooked: 'Изменилось с вашего последнего просмотра', lookedLast: 'вы смотрели {day}, версию {n}', frozenDays: '{from} – {to}', whatChanged: 'что изменилось после неё', noTranslation: 'нет перевода: {language}', authenticText: 'подлинный текст: {language}', ru: 'русский', en: 'английский', editHint: 'Кнопки, кроме «Сохранить», меняют только форму; до сохранения ничего не записано.', consultation: 'По консультации',
      lead: 'Проекты, зафиксированные версии и их судьба под умолчанием; сначала новые.', deadlineCol: 'Умолчание истекает',
      act_drafted: 'новый проект {id}', act_revised: 'правка проекта {id}', act_frozen: 'зафиксирована версия {version}, {id}',
    },
    refusals: {
      'texts.not_allowed': { what: 'Ничего не сохранено: тексты составляют секретариат или председатель.', mend: 'Пришлите свою формулировку сотруднику секретариата.' },
      'texts.unknown_consultation': { what: 'Текст не составлен: консультации {consultation} в этом досье нет.', mend: 'Составьте его со страницы консультации.' },
      'texts.not_found': { what: 'Ничего не сохранено: текста {text} для вас нет.', mend: 'Проверьте номер.' },
      'texts.no_title': { what: 'Ничего не сохранено: у текста нет названия.', mend: 'Напишите название хотя бы на одном языке.' },
      'texts.too_long': { what: 'Ничего не сохранено: в тексте не больше {most} пунктов.', mend: 'Объедините пункты или сделайте два текста.' },
      'texts.empty_paragraph': { what: 'Ничего не сохранено: пункт {paragraph} пуст.', mend: 'Напишите его или уберите.' },
      'texts.preamble_after': { what: 'Ничего не сохранено: пункт {paragraph} из преамбулы стоит после постановляющего.', mend: 'Поднимите его выше или сделайте постановляющим.' },
      'texts.stale': { what: 'Ничего не сохранено: пока вы работали с правкой {yours}, сохранена правка {current}.', mend: 'Ваши слова остались в форме. Откройте текст в другом окне, перенесите новое и сохраните там.' },
      'texts.running': { what: 'Версия не зафиксирована: по этому тексту идёт {procedure}.', mend: 'Дождитесь её конца или новой рассылки председателя после возражения.' },
      'texts.empty': { what: 'Версия не зафиксирована: в тексте нет ни одного пункта.', mend: 'Добавьте хотя бы один пункт.' },
      'texts.not_authentic': { what: 'Версия не зафиксирована: она не полна на подлинном языке ({language}). Не хватает в пунктах: {paragraphs}.', mend: 'Напишите на нём название и каждый пункт.' },
      'texts.unchanged': { what: 'Версия не зафиксирована: проект совпадает с версией {version}.', mend: 'Сначала измените проект.' },
    },
    acts: { 'texts.drafted': 'составил текст', 'texts.revised': 'исправил проект', 'texts.frozen': 'зафиксировал версию' },
  },
};
