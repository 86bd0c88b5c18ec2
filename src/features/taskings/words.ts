import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      taskings: 'Taskings', about: 'One question to several centres, with a date. Each answers from its own node.', ask: 'Ask the centres', none: 'No question has been put.', noneDo: 'A question goes to the centres that you name; each answers at home and signs what it sends.', noneAsked: 'No question has come to this node.', noneAskedDo: 'It appears here by itself when another node puts one.',
      question: 'Question', questionHint: 'One sentence that can be answered.', background: 'Background', answerBy: 'Answer by', askedBy: 'Asked by', asked: 'Asked', when: 'Put', answers: 'Answers', of: '{n} of {of}', nobodyYet: 'Nobody has answered.', nobodyYetWhy: 'Answers appear here when they are signed and have come.', title_one: '{n} of {of} centres have answered', title_all: 'Every centre that was asked has answered', state: 'State', centre: 'Centre',
      answered: 'answered', late: 'answered late', due: 'owes an answer', overdue: 'overdue', recalled: 'recalled', received: 'has it', onTheWay: 'not yet confirmed', to: 'To', toHint: 'Each reads the question and who else was asked.', noPeers: 'No node is accepted here yet.', noPeersDo: 'Accept one first: Network, Join.',
      judgement: 'Key judgement', judgementHint: 'One sentence: what you judge to be so.', reasoning: 'Reasoning', likelihood: 'Likelihood', likelihoodHint: 'Probability that the judgement is right, as a range, in per cent.', low: 'from', high: 'to', confidence: 'Confidence', confidenceHint: 'How good the basis is, whatever the likelihood.', c_low: 'low', c_moderate: 'moderate', c_high: 'high',
      sources: 'Sources', source: 'Source', sourcesHint: 'Reliability A to F, credibility 1 to 6: B2 is usually reliable, probably true.', sourceTitle: 'Source {n}', grade: 'Grade', published: 'Published', publishedHint: '2022-05-16, 2022-05 or 2022', assumptions: 'Assumptions', alternatives: 'Alternatives', changes: 'What would change it', perLine: 'One a line.', nobodyBut: 'Read by your colleagues here, and by nobody else.',
      yourAnswer: 'Your answer', save: 'Save the draft', send: 'Sign and send', revise: 'Sign and send revision {n}', sendNote: 'What is sent is signed by this node. It can be revised and recalled; it cannot be unsent.', draftSaved: 'Draft, revision {n}, {who}, {when}', noDraft: 'Not begun.', draftBegun: 'a draft is begun', reads: 'Who reads it', readsAsker: 'only {node}, which asks', readsAll: 'all who were asked', what: 'What is changed', why: 'Why', sent: 'Sent {when}', marking: 'Marking',
      likelihoods: 'Likelihood by centre', likelihoodsNote: 'the range that each gives; a thicker line is higher confidence', spread: 'Together from {low} to {high} %.', overlap_all: 'All ranges overlap.', overlap_some: 'Not all ranges overlap.', makePaper: 'Make a paper of the answers', papers: 'Papers', rests: 'Rests on', ownAnswer: 'Your node answered.', readRecord: 'record', disputedBy: 'Dissent: {n}', noSources: 'No source is given.', noneGiven: 'none given', notYours: 'You may read it, and not answer: answers are written by analysts and desk officers.', asksHere: 'This node asks; the others answer.', revisionOf: 'revision {n}', dissentFrom: 'Dissent from {node}',
      f_title: 'the key judgement', f_judgement: 'the reasoning', f_likelihood: 'the likelihood', f_confidence: 'the confidence',
    },
    refusals: {
      'taskings.not_allowed': { what: 'Nothing was kept: answers are written by analysts and desk officers.', mend: 'Ask somebody with the office.' },
      'taskings.not_found': { what: 'Nothing was kept: there is no such question here.', mend: 'Look whether it was recalled.' },
      'taskings.stale': { what: 'Nothing was kept: a colleague has saved revision {revision} since.', mend: 'Reload, and put yours in again; what you wrote is still in the form.' },
      'taskings.incomplete': { what: 'Nothing was sent: {field} is missing.', mend: 'Fill it in. The draft can be saved as it is.' },
      'taskings.likelihood_turned': { what: 'Nothing was sent: the likelihood goes from the higher to the lower.', mend: 'Put the lower first.' },
      'taskings.bad_source': { what: 'Nothing was sent: source {n} has no name.', mend: 'Name it, or empty its row.' },
      'taskings.bad_grade': { what: 'Nothing was sent: source {n} is graded “{grade}”.', mend: 'Give a letter A to F and a digit 1 to 6, such as B2.' },
      'taskings.bad_date': { what: 'Nothing was sent: source {n} is dated “{date}”.', mend: 'Write 2022-05-16, 2022-05 or 2022, or leave it empty.' },
      'taskings.no_question': { what: 'Nothing was asked: there is no question.', mend: 'Write it in one sentence.' },
      'taskings.no_date': { what: 'Nothing was asked: it has no date to answer by.', mend: 'Give a day and an hour.' },
    },
    acts: { 'taskings.drafted': 'wrote at an answer' },
  },
  ru: {
    ui: {
      taskings: 'Запросы', about: 'Один вопрос нескольким центрам, со сроком. Каждый отвечает со своего узла.', ask: 'Спросить центры', none: 'Вопросов ещё не задано.', noneDo: 'Вопрос идёт названным центрам; каждый отвечает у себя и подписывает то, что отправляет.', noneAsked: 'На этот узел вопросов не приходило.', noneAskedDo: 'Когда другой узел задаст вопрос, он появится здесь сам.',
      question: 'Вопрос', questionHint: 'Одно предложение, на которое можно ответить.', background: 'Справка', answerBy: 'Ответить до', askedBy: 'Спрашивает', asked: 'Спрошены', when: 'Задан', answers: 'Ответы', of: '{n} из {of}', nobodyYet: 'Никто не ответил.', nobodyYetWhy: 'Ответы появятся здесь, когда будут подписаны и придут.', title_one: 'Ответили {n} из {of} центров', title_all: 'Ответили все спрошенные центры', state: 'Состояние', centre: 'Центр',
      answered: 'ответил', late: 'ответил с опозданием', due: 'должен ответить', overdue: 'просрочено', recalled: 'отозвано', received: 'получил', onTheWay: 'получение не подтверждено', to: 'Кому', toHint: 'Каждый видит вопрос и то, кто ещё спрошен.', noPeers: 'Здесь ещё не принят ни один узел.', noPeersDo: 'Сначала примите: Сеть, Присоединение.',
      judgement: 'Основной вывод', judgementHint: 'Одно предложение: что вы считаете верным.', reasoning: 'Обоснование', likelihood: 'Вероятность', likelihoodHint: 'Вероятность того, что вывод верен, диапазоном, в процентах.', low: 'от', high: 'до', confidence: 'Уверенность', confidenceHint: 'Насколько хороша основа, какова бы ни была вероятность.', c_low: 'низкая', c_moderate: 'средняя', c_high: 'высокая',
      sources: 'Источники', source: 'Источник', sourcesHint: 'Надёжность A–F, достоверность 1–6: B2 — обычно надёжен, вероятно правда.', sourceTitle: 'Источник {n}', grade: 'Оценка', published: 'Опубликован', publishedHint: '2022-05-16, 2022-05 или 2022', assumptions: 'Допущения', alternatives: 'Иные объяснения', changes: 'Что изменило бы вывод', perLine: 'По одному в строке.', nobodyBut: 'Читают ваши коллеги здесь и больше никто.',
      yourAnswer: 'Ваш ответ', save: 'Сохранить черновик', send: 'Подписать и отправить', revise: 'Подписать и отправить редакцию {n}', sendNote: 'Отправленное подписано этим узлом. Его можно исправить и отозвать, но нельзя не отправить.', draftSaved: 'Черновик, редакция {n}, {who}, {when}', noDraft: 'Не начат.', draftBegun: 'черновик начат', reads: 'Кто читает', readsAsker: 'только {node}, который спрашивает', readsAll: 'все спрошенные', what: 'Что изменено', why: 'Почему', sent: 'Отправлен {when}', marking: 'Гриф',
      likelihoods: 'Вероятность по центрам', likelihoodsNote: 'диапазон каждого; чем толще линия, тем выше уверенность', spread: 'Вместе от {low} до {high} %.', overlap_all: 'Все диапазоны пересекаются.', overlap_some: 'Пересекаются не все диапазоны.', makePaper: 'Составить документ из ответов', papers: 'Документы', rests: 'Опирается на', ownAnswer: 'Ваш узел ответил.', readRecord: 'запись', disputedBy: 'Особых мнений: {n}', noSources: 'Источники не указаны.', noneGiven: 'не указано', notYours: 'Вы можете читать, но не отвечать: ответы пишут аналитики и сотрудники секретариата.', asksHere: 'Спрашивает этот узел; отвечают другие.', revisionOf: 'редакция {n}', dissentFrom: 'Особое мнение {node}',
      f_title: 'основной вывод', f_judgement: 'обоснование', f_likelihood: 'вероятность', f_confidence: 'уверенность',
    },
    refusals: {
      'taskings.not_allowed': { what: 'Ничего не сохранено: ответы пишут аналитики и сотрудники секретариата.', mend: 'Обратитесь к тому, у кого есть должность.' },
      'taskings.not_found': { what: 'Ничего не сохранено: такого вопроса здесь нет.', mend: 'Проверьте, не отозван ли он.' },
      'taskings.stale': { what: 'Ничего не сохранено: коллега тем временем сохранил редакцию {revision}.', mend: 'Перезагрузите страницу и внесите своё снова; написанное осталось в форме.' },
      'taskings.incomplete': { what: 'Ничего не отправлено: не заполнено: {field}.', mend: 'Заполните. Черновик можно сохранить и так.' },
      'taskings.likelihood_turned': { what: 'Ничего не отправлено: вероятность идёт от большей к меньшей.', mend: 'Сначала укажите меньшую.' },
      'taskings.bad_source': { what: 'Ничего не отправлено: у источника {n} нет названия.', mend: 'Назовите его или очистите строку.' },
      'taskings.bad_grade': { what: 'Ничего не отправлено: у источника {n} оценка «{grade}».', mend: 'Укажите букву A–F и цифру 1–6, например B2.' },
      'taskings.bad_date': { what: 'Ничего не отправлено: у источника {n} дата «{date}».', mend: 'Напишите 2022-05-16, 2022-05 или 2022 либо оставьте пустым.' },
      'taskings.no_question': { what: 'Ничего не спрошено: нет вопроса.', mend: 'Напишите его одним предложением.' },
      'taskings.no_date': { what: 'Ничего не спрошено: нет срока ответа.', mend: 'Укажите день и час.' },
    },
    acts: { 'taskings.drafted': 'писал ответ на запрос' },
  },
};
