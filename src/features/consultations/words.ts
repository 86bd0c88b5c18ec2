import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      consultations: 'Consultations', consultation: 'Consultation', request: 'Request a consultation', noneTitle: 'No consultation yet', none: 'A party requests one from the page of a warning.', article: 'Article', articleHint: 'What the request rests on.', matter: 'Matter',
      question: 'What is asked', questionHint: 'In your words; all who are asked read it.', send: 'Send the request', askedBy: 'asked by {party}', asked: 'Asked', answer: 'Answer', answers: 'Answers', answersAside: 'in the order of the charter', accept: 'Accept', acceptHint: 'you take part in the consultation',
      more: 'Ask for more', moreHint: 'say what you need to know first; you may answer again', reject: 'Reject', rejectHint: 'a reason is required; all who are asked read it', reason: 'Reason', reasonHint: 'Needed to ask for more or to reject.', send_answer: 'Send the answer', change_answer: 'Change the answer', owes: 'owes an answer',
      accepted: 'accepts', asksMore: 'asks for more', rejected: 'rejects', owed_none: 'Every party that was asked has answered.', owedTitle: 'Who still owes an answer', computed: 'Computed from the acts; nothing is stored.', due: 'Answers due', late: 'late', open: 'Open', answered: 'Answered', hoursTaken: '{n} h from request to last answer',
      yourAnswer: 'Your answer, {party}', given: 'given {when}', notAsked: 'Your party was not asked.', youAsked: 'Your party asked. The others owe an answer.', draftText: 'Draft a text', cites: 'Cites', colAsked: 'Question', colBy: 'Asked by', colDue: 'Answers due', colState: 'Who has answered', rule: '{n} hours to answer',
      lead: 'A party asks, the others accept, ask for more or reject, each by the hour of the rule; newest first.',
    },
    refusals: {
      'consultations.unknown_matter': { what: 'No consultation was requested: the charter has no such matter.', mend: 'Choose a matter from the list.' },
      'consultations.not_allowed': { what: 'No consultation was requested: a party asks, through its permanent delegate.', mend: 'Ask the delegate of your party.' },
      'consultations.unknown_warning': { what: 'No consultation was requested: there is no warning {warning} for you.', mend: 'Open the warning and request it there.' },
      'consultations.already_open': { what: 'No consultation was requested: your party already asked, in {consultation}.', mend: 'Continue there.' },
      'consultations.no_article': { what: 'No consultation was requested: it cites no article.', mend: 'Choose the article it rests on.' },
      'consultations.no_question': { what: 'No consultation was requested: it asks nothing.', mend: 'Say in your words what you ask the others.' },
      'consultations.nobody_to_ask': { what: 'No consultation was requested: no other party may read this matter.', mend: 'Ask the secretariat to open it to the parties concerned.' },
      'consultations.not_found': { what: 'No answer was recorded: there is no consultation {consultation} for you.', mend: 'Check the number.' },
      'consultations.not_asked': { what: 'No answer was recorded: the delegates of {asked} were asked.', mend: 'Nothing is owed by you.' },
      'consultations.no_answer': { what: 'No answer was recorded: none was chosen.', mend: 'Choose to accept, to ask for more, or to reject.' },
      'consultations.reason_missing': { what: 'No answer was recorded: it needs a reason.', mend: 'Write at least one sentence. What you chose is kept.' },
      'consultations.superseded': { what: 'No answer was recorded: your party answered while you were writing (act {act}).', mend: 'Read that answer below, then send yours again if it should replace it.' },
    },
    acts: { 'consultations.requested': 'requested a consultation', 'consultations.answered': 'answered a request' },
  },
  ru: {
    ui: {
      consultations: 'Консультации', consultation: 'Консультация', request: 'Запросить консультацию', noneTitle: 'Консультаций пока нет', none: 'Сторона запрашивает её со страницы предупреждения.', article: 'Статья', articleHint: 'На чём основан запрос.', matter: 'Вопрос',
      question: 'О чём спрашивают', questionHint: 'Вашими словами; прочтут все, кого спрашивают.', send: 'Отправить запрос', askedBy: 'спрашивает {party}', asked: 'Спрошено', answer: 'Ответ', answers: 'Ответы', answersAside: 'в порядке устава', accept: 'Принять', acceptHint: 'вы участвуете в консультации',
      more: 'Запросить сведения', moreHint: 'скажите, что нужно узнать; ответить можно снова', reject: 'Отклонить', rejectHint: 'нужна причина; её прочтут все, кого спрашивают', reason: 'Причина', reasonHint: 'Нужна, чтобы запросить сведения или отклонить.', send_answer: 'Отправить ответ', change_answer: 'Изменить ответ', owes: 'должен ответить',
      accepted: 'принимает', asksMore: 'просит сведений', rejected: 'отклоняет', owed_none: 'Все, кого спросили, ответили.', owedTitle: 'Кто ещё должен ответить', computed: 'Вычислено по актам; ничего не хранится.', due: 'Ответы до', late: 'просрочено', open: 'Открыта', answered: 'Отвечено', hoursTaken: '{n} ч от запроса до последнего ответа',
      yourAnswer: 'Ваш ответ, {party}', given: 'дан {when}', notAsked: 'Вашу Сторону не спрашивали.', youAsked: 'Спросила ваша Сторона. Отвечают остальные.', draftText: 'Составить текст', cites: 'Ссылается на', colAsked: 'Вопрос', colBy: 'Спрашивает', colDue: 'Ответы до', colState: 'Кто ответил', rule: '{n} часа на ответ',
      lead: 'Сторона спрашивает; остальные соглашаются, запрашивают сведения или отклоняют, каждая к часу по правилу; сначала новые.',
    },
    refusals: {
      'consultations.unknown_matter': { what: 'Консультация не запрошена: такого вопроса в уставе нет.', mend: 'Выберите вопрос из списка.' },
      'consultations.not_allowed': { what: 'Консультация не запрошена: её запрашивает Сторона через постоянного представителя.', mend: 'Обратитесь к представителю вашей Стороны.' },
      'consultations.unknown_warning': { what: 'Консультация не запрошена: предупреждения {warning} для вас нет.', mend: 'Откройте предупреждение и запросите её там.' },
      'consultations.already_open': { what: 'Консультация не запрошена: ваша Сторона уже спросила, см. {consultation}.', mend: 'Продолжайте там.' },
      'consultations.no_article': { what: 'Консультация не запрошена: не указана статья.', mend: 'Выберите статью, на которой основан запрос.' },
      'consultations.no_question': { what: 'Консультация не запрошена: в ней нет вопроса.', mend: 'Скажите своими словами, о чём вы спрашиваете.' },
      'consultations.nobody_to_ask': { what: 'Консультация не запрошена: других читателей у этого вопроса нет.', mend: 'Попросите секретариат открыть его для заинтересованных Сторон.' },
      'consultations.not_found': { what: 'Ответ не записан: консультации {consultation} для вас нет.', mend: 'Проверьте номер.' },
      'consultations.not_asked': { what: 'Ответ не записан: спросили представителей {asked}.', mend: 'От вас ничего не требуется.' },
      'consultations.no_answer': { what: 'Ответ не записан: он не выбран.', mend: 'Выберите: принять, запросить сведения или отклонить.' },
      'consultations.reason_missing': { what: 'Ответ не записан: нужна причина.', mend: 'Напишите хотя бы одну фразу. Ваш выбор сохранён.' },
      'consultations.superseded': { what: 'Ответ не записан: пока вы писали, ваша Сторона ответила (акт {act}).', mend: 'Прочтите тот ответ ниже и отправьте свой снова, если он должен его заменить.' },
    },
    acts: { 'consultations.requested': 'запросил консультацию', 'consultations.answered': 'ответил на запрос' },
  },
};
