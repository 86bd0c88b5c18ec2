import type { Words } from '../core/words.ts';

/** An invented question about the southern borders, with outcomes of which exactly one comes. */
export const BORDER_QUESTION: Words = { en: 'What do the border districts see by 30 June?', ru: 'Что произойдёт в приграничных районах к 30 июня?' };

type Outcome = { id: string; title: Words; indicators: Words; plan: Words };
export const BORDER_OUTCOMES: readonly Outcome[] = [
  {
    id: 'a', title: { en: 'No crossing is closed for longer than a day', ru: 'Ни один переход не закрывается дольше чем на день' },
    indicators: { en: 'Weekly incidents in Takhar and Badakhshan at or below ten\nTraders cross at Panji Poyon as in April', ru: 'Не больше десяти инцидентов в неделю в Тахаре и Бадахшане\nТорговцы проходят в Панджи-Поён, как в апреле' },
    plan: { en: 'Monthly exchange of assessments; nothing else.', ru: 'Ежемесячный обмен оценками; больше ничего.' },
  },
  {
    id: 'b', title: { en: 'Crossings are closed, and fewer than 1 000 people come', ru: 'Переходы закрываются, приходит меньше 1 000 человек' },
    indicators: { en: 'A crossing closed for two days in a row\nClashes within 20 km of the river', ru: 'Переход закрыт два дня подряд\nСтолкновения ближе 20 км от реки' },
    plan: { en: 'Daily contact of the centres; reception points of the district made ready.', ru: 'Ежедневная связь центров; пункты приёма района приводятся в готовность.' },
  },
  {
    id: 'c', title: { en: '1 000 people or more come within a month', ru: 'За месяц приходит 1 000 человек и больше' },
    indicators: { en: 'More than 200 people at one crossing in a day\nDistrict centres on the other side change hands', ru: 'Больше 200 человек на одном переходе за день\nРайонные центры по ту сторону переходят из рук в руки' },
    plan: { en: 'Session of the Permanent Council within two days; relief from the stocks of all Parties.', ru: 'Заседание Постоянного совета в течение двух дней; помощь из запасов всех Сторон.' },
  },
];
