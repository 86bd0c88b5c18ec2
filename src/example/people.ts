/** The persons of the example, all invented. One click signs one in as each of them. */
type ExamplePerson = { person: string; name: { en: string; ru: string }; party: string | null; centre: string | null; secretariat: boolean; offices: string[] };

const delegate = (person: string, party: string, en: string, ru: string): ExamplePerson => ({ person, name: { en, ru }, party, centre: null, secretariat: false, offices: ['permanent_delegate'] });
const official = (person: string, office: string, en: string, ru: string): ExamplePerson => ({ person, name: { en, ru }, party: null, centre: null, secretariat: true, offices: [office] });

export const DELEGATES: readonly ExamplePerson[] = [
  delegate('arm', 'ARM', 'L. Avagyan', 'Л. Авагян'),
  delegate('blr', 'BLR', 'P. Yermolovich', 'П. Ермолович'),
  delegate('kaz', 'KAZ', 'D. Akhmetova', 'Д. Ахметова'),
  delegate('kgz', 'KGZ', 'N. Asanov', 'Н. Асанов'),
  delegate('rus', 'RUS', 'V. Lebedeva', 'В. Лебедева'),
  delegate('tjk', 'TJK', 'F. Nazarov', 'Ф. Назаров'),
];

export const OFFICIALS: readonly ExamplePerson[] = [
  official('officer', 'desk_officer', 'A. Sargsyan', 'А. Саргсян'),
  official('general', 'secretary_general', 'S. Orlov', 'С. Орлов'),
  official('admin', 'administrator', 'M. Ospanova', 'М. Оспанова'),
];

/** A mission planner, who joins when there is an operation to plan. */
export const PLANNER: ExamplePerson = official('planner', 'mission_planner', 'K. Omarov', 'К. Омаров');

/** An analyst of a national centre: reads what the parties read, and nothing of a delegation. */
export const ANALYSTS: readonly ExamplePerson[] = [{ person: 'analyst', name: { en: 'R. Tursunova', ru: 'Р. Турсунова' }, party: null, centre: 'TJK-1', secretariat: false, offices: ['analyst'] }];

export const EXAMPLE_PEOPLE: readonly ExamplePerson[] = [...OFFICIALS, ...DELEGATES, ...ANALYSTS];
