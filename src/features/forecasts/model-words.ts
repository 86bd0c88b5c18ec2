/** Model cards: what each learns from and what it cannot see. A model without words of its own is said by its paper alone. */
export type Card = { readonly name: string; readonly learns: string; readonly weak: string };

export const cards: Record<'en' | 'ru', Readonly<Record<string, Card>>> = {
  en: {
    best: { name: 'Pool of four kinds', learns: 'All countries and months before the origin: a forest of histories that resemble, two boosted models of where a count stops, the nearest analogues, and a negative binomial of the last half year. Their draws are pooled by weights learned from three earlier origins.', weak: 'Knows deaths alone: no news, no elections, no weather. A first war in a quiet country is seen only when it has begun; with few countries or short series it has little to learn from.' },
    analogues: { name: 'Nearest analogues', learns: 'The 150 histories of any country whose means over one to sixty months were nearest: what came after them, made larger or smaller to the own level.', weak: 'Needs many countries to choose from; says nothing that has not happened somewhere.' },
    zero: { name: 'Zero', learns: 'Nothing: every draw is 0.', weak: 'Right in quiet countries, which are most; says nothing of any other.' },
    last: { name: 'Last month', learns: 'The last month alone: a Poisson distribution around it.', weak: 'Far too narrow, and follows every outlier.' },
    'conflictology-12': { name: 'Resample, twelve months', learns: 'The twelve months before the origin: each draw is one of them.', weak: 'Never goes beyond what was seen in the last year, so it sees no break before it happens.' },
    'conflictology-24': { name: 'Resample, twenty-four months', learns: 'The two years before the origin: each draw is one of them.', weak: 'As the resample of twelve months, and slower to follow a change.' },
    'conflictology-neighbours': { name: 'Resample with neighbours', learns: 'The last twelve months of the country and of those that share a land border with it.', weak: 'A quiet country beside a war is said to be half at war; neighbours outside the series are not seen.' },
    'bootstrap-240': { name: 'Resample, all countries', learns: 'All months of all countries in twenty years.', weak: 'The same for every country.' },
    'nb-12': { name: 'Negative binomial, twelve months', learns: 'Mean and variance of the twelve months before the origin.', weak: 'Sees no trend, no neighbour and no other country; the same for every month ahead; after a sudden fall its intervals are wide, and before a sudden rise too narrow.' },
    'nb-24': { name: 'Negative binomial, twenty-four months', learns: 'Mean and variance of the two years before the origin.', weak: 'As that of twelve months, and slower to follow a change.' },
  },
  ru: {
    best: { name: 'Объединение четырёх видов', learns: 'На всех странах и месяцах до исходного: лес похожих историй, две бустинговые модели того, где останавливается число, ближайшие аналоги и отрицательное биномиальное последнего полугодия. Их прогоны объединены с весами, выученными на трёх более ранних исходных месяцах.', weak: 'Знает только погибших: ни новостей, ни выборов, ни погоды. Первую войну в спокойной стране видит, лишь когда она началась; при немногих странах или коротких рядах учиться почти не на чем.' },
    analogues: { name: 'Ближайшие аналоги', learns: '150 историй любых стран, чьи средние за один — шестьдесят месяцев были ближе всего: то, что за ними последовало, увеличенное или уменьшенное до собственного уровня.', weak: 'Нужно много стран, из которых выбирать; не говорит ничего, чего ещё нигде не было.' },
    zero: { name: 'Ноль', learns: 'Ни на чём: каждый прогон — 0.', weak: 'Верна в спокойных странах, которых большинство; об остальных не говорит ничего.' },
    last: { name: 'Последний месяц', learns: 'Только последний месяц: распределение Пуассона вокруг него.', weak: 'Слишком узка и следует за каждым выбросом.' },
    'conflictology-12': { name: 'Выборка, двенадцать месяцев', learns: 'Двенадцать месяцев до исходного: каждый прогон — один из них.', weak: 'Никогда не выходит за виденное в последний год, поэтому не видит перелома до того, как он наступит.' },
    'conflictology-24': { name: 'Выборка, двадцать четыре месяца', learns: 'Два года до исходного месяца: каждый прогон — один из них.', weak: 'Как выборка двенадцати месяцев, но медленнее следует за переменами.' },
    'conflictology-neighbours': { name: 'Выборка с соседями', learns: 'Последние двенадцать месяцев страны и тех, с кем у неё сухопутная граница.', weak: 'Спокойная страна рядом с войной выглядит наполовину воюющей; соседей вне ряда она не видит.' },
    'bootstrap-240': { name: 'Выборка по всем странам', learns: 'Все месяцы всех стран за двадцать лет.', weak: 'Одинакова для всех стран.' },
    'nb-12': { name: 'Отрицательное биномиальное, двенадцать месяцев', learns: 'Среднее и дисперсия двенадцати месяцев до исходного.', weak: 'Не видит ни тенденции, ни соседей, ни других стран; одинакова для всех месяцев вперёд; после резкого спада интервалы широки, а перед резким ростом слишком узки.' },
    'nb-24': { name: 'Отрицательное биномиальное, двадцать четыре месяца', learns: 'Среднее и дисперсия двух лет до исходного месяца.', weak: 'Как по двенадцати месяцам, но медленнее следует за переменами.' },
  },
};
