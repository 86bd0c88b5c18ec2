import type { Paragraph } from '../core/text.ts';
import type { Words } from '../core/words.ts';

const p = (part: Paragraph['part'], ru: string, en: string): Paragraph => ({ part, heading: null, words: { ru, en } });

export const CALM: { title: Words; paragraphs: Paragraph[] } = {
  title: { ru: 'Заявление о связи между аналитическими центрами', en: 'Statement on contact between the analytical centres' },
  paragraphs: [
    p('preambular', 'Принимая во внимание, что обстановка у южных рубежей организации требует своевременных оценок,', 'Bearing in mind that the situation at the southern borders of the organisation calls for timely assessments,'),
    p('operative', 'Стороны назовут по одному центру, который отвечает за обмен оценками.', 'The Parties will name one centre each that answers for the exchange of assessments.'),
    p('operative', 'Названные центры обмениваются оценками не реже одного раза в месяц.', 'The centres so named will exchange assessments at least once a month.'),
    p('operative', 'Секретариат ведёт перечень центров и обновляет его по уведомлению Сторон.', 'The Secretariat keeps the list of the centres and updates it on notice from the Parties.'),
  ],
};

export const BORDERS: { title: Words; paragraphs: Paragraph[] } = {
  title: { ru: 'Проект совместного заявления о южных рубежах', en: 'Draft joint statement on the southern borders' },
  paragraphs: [
    p('preambular', 'Отмечая тридцатилетие подписания Договора и двадцатилетие учреждения организации,', 'Marking thirty years since the Treaty was signed and twenty years since the organisation was founded,'),
    p('preambular', 'Отмечая, что миротворческие силы впервые применены в январе 2022 года на ограниченный срок,', 'Noting that the peacekeeping forces were used for the first time in January 2022, for a limited period,'),
    p('operative', 'Стороны обеспокоены обстановкой в Афганистане и у других внешних рубежей организации.', 'The Parties are concerned at the situation in Afghanistan and at the other external borders of the organisation.'),
    p('operative', 'Стороны обмениваются оценками обстановки у южных рубежей не реже двух раз в год и в течение семи дней по просьбе любой из Сторон.', 'The Parties will exchange assessments of the situation at the southern borders at least twice a year, and within seven days of a request by any Party.'),
    p('operative', 'Стороны готовы обеспечивать безопасность рубежей организации.', 'The Parties stand ready to keep the borders of the organisation secure.'),
    p('operative', 'Стороны чаще выступают от имени организации на международных площадках.', 'The Parties will speak more often on behalf of the organisation at international platforms.'),
    p('operative', 'Генеральный секретарь доложит о выполнении настоящего заявления через двенадцать месяцев.', 'The Secretary General will report on the carrying out of this statement in twelve months.'),
  ],
};

/** The first version of the statement on the borders: its fourth paragraph met an objection. */
export const BORDERS_FIRST: typeof BORDERS = {
  ...BORDERS,
  paragraphs: BORDERS.paragraphs.with(3, p('operative', 'Стороны обмениваются оценками обстановки у южных рубежей не реже одного раза в год.', 'The Parties will exchange assessments of the situation at the southern borders at least once a year.')),
};
