import { firstDay, isDate, lastDay } from '#core/charter/dates.ts';
import type { Fact } from '#core/refusal.ts';

/**
 * What a shape cannot say: that names refer to something, that intervals do not overlap, that every language is
 * there. Works on the file's raw values, so that these mistakes are found together with those of shape.
 */
export type Path = readonly (string | number)[];
export type Found = { readonly path: Path; readonly code: string; readonly facts: Readonly<Record<string, Fact>>; readonly at?: 'key' };

/** Where an id must be one of a list's ids. */
const REFERENCES = [
  ['chair.order.*', 'parties'],
  ['chair.terms.*.party', 'parties'],
  ['chair.body', 'bodies'],
  ['bodies.*.members.*', 'parties'],
  ['bodies.*.terms.*.party', 'parties'],
  ['groups.*.members.*.party', 'parties'],
  ['procedures.*.rule.meeting', 'procedures'],
  ['procedures.*.rule.escalatesTo.*.body', 'bodies'],
  ['procedures.*.rule.escalatesTo.*.procedure', 'procedures'],
  ['matters.*.body', 'bodies'],
  ['matters.*.procedure', 'procedures'],
  ['matters.*.series', 'series'],
  ['matters.*.openedBy.*', 'offices'],
  ['matters.*.announcedBy.*', 'offices'],
  ['notifications.*.to', 'partners'],
] as const;

const UNIQUE = ['founding.*.id', 'parties.*.id', 'parties.*.centre.id', 'bodies.*.id', 'groups.*.id', 'offices.*.id', 'procedures.*.id', 'matters.*.id', 'series.*.id', 'markings.*.id', 'partners.*.id', 'subjects.*.id', 'contingents.*.id', 'readiness.*.id', 'chair.order.*'];
const RULES = ['procedures.*.rule', 'procedures.*.earlier.*.rule'];
const TESTS = ['ways.*.passes.all.*', 'ways.*.passes.any.*.all.*'];
const ZONES = ['seat.zone', 'parties.*.capital.zone'];
/** Keys whose value is said in languages. */
const WORDS = new Set(['name', 'short', 'role', 'note', 'basis', 'text', 'instrument', 'article']);

export function check(raw: unknown): Found[] {
  return [
    ...REFERENCES.flatMap(([place, list]) => strangers(raw, place, list)),
    ...RULES.flatMap((place) => select(raw, place)).flatMap(({ value, path }) => unknownInRule(raw, value, path)),
    ...UNIQUE.flatMap((place) => repeated(raw, place)),
    ...select(raw, 'procedures.*.rule').flatMap(({ value, path }) => repeated(value, 'articles.*.id', path)),
    ...select(raw, 'bodies.*').flatMap(({ value, path }) => repeated(value, 'formats.*.id', path)),
    ...ZONES.flatMap((place) => texts(raw, place)).filter(({ value }) => !zoneExists(value)).map(({ path, value }) => ({ path, code: 'charter.unknown_zone', facts: { zone: value } })),
    ...select(raw, 'parties.*').flatMap(({ value, path }) => overlaps(value, 'membership.*', path, 'charter.overlapping_membership')),
    ...overlaps(raw, 'chair.terms.*', [], 'charter.overlapping_terms'),
    ...silentIn(raw, texts(raw, 'languages.publication.*').map(({ value }) => value)),
  ];
}

type Selected = { readonly path: Path; readonly value: unknown };

/** Every value at a place such as "matters.*.openedBy.*", with its path. */
function select(raw: unknown, place: string, under: Path = []): Selected[] {
  let found: Selected[] = [{ path: under, value: raw }];
  for (const step of place.split('.')) {
    found = found.flatMap(({ path, value }): Selected[] => {
      if (step === '*') return Array.isArray(value) ? value.map((item: unknown, i) => ({ path: [...path, i], value: item })) : [];
      return isGroup(value) && step in value ? [{ path: [...path, step], value: value[step] }] : [];
    });
  }
  return found;
}

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (raw: unknown, place: string, under: Path = []): { path: Path; value: string }[] =>
  select(raw, place, under).filter((s): s is { path: Path; value: string } => typeof s.value === 'string');

function strangers(raw: unknown, place: string, list: string): Found[] {
  const known = texts(raw, `${list}.*.id`).map(({ value }) => value);
  if (known.length === 0) return [];
  return texts(raw, place)
    .filter(({ value }) => !known.includes(value))
    .map(({ path, value }) => ({ path, code: 'charter.unknown_reference', facts: { id: value, list, known } }));
}

/** Groups and weights that a rule names: nobody would stand in the way, or nothing would be weighed, where they are misspelt. */
function unknownInRule(raw: unknown, rule: unknown, under: Path): Found[] {
  const groups = ['anyone', ...texts(raw, 'groups.*.id').map(({ value }) => value)];
  const weights = [...new Set(select(raw, 'parties.*.weights').flatMap(({ value }) => (isGroup(value) ? Object.keys(value) : [])))];
  const among = (places: readonly string[], list: string, known: readonly string[]): Found[] =>
    places.flatMap((place) => texts(rule, place, under)).filter(({ value }) => !known.includes(value)).map(({ path, value }) => ({ path, code: 'charter.unknown_reference', facts: { id: value, list, known } }));
  return [...among(TESTS.map((place) => `${place}.noneAgainst`), 'groups', groups), ...among([...TESTS, 'ways.*.declaredAbstentions.blockAt.*'].map((place) => `${place}.weight`), 'weights', weights)];
}

function repeated(raw: unknown, place: string, under: Path = []): Found[] {
  const seen = new Set<string>();
  return texts(raw, place, under).flatMap(({ path, value }) => {
    if (seen.has(value)) return [{ path, code: 'charter.duplicate_id', facts: { id: value } }];
    seen.add(value);
    return [];
  });
}

/** Terms may meet in a day or, where only a month or a year is known, in that; they may not share more. */
function overlaps(raw: unknown, place: string, under: Path, code: string): Found[] {
  const intervals = select(raw, place, under).flatMap(({ path, value }) => {
    if (!isGroup(value) || typeof value.from !== 'string' || !isDate(value.from)) return [];
    const to = value.to ?? null;
    return to === null || (typeof to === 'string' && isDate(to)) ? [{ path, from: value.from, to }] : [];
  });
  const backwards = intervals.filter(({ from, to }) => to !== null && lastDay(to) < firstDay(from));
  const inOrder = intervals.filter((i) => !backwards.includes(i)).toSorted((a, b) => firstDay(a.from).localeCompare(firstDay(b.from)));
  return [
    ...backwards.map(({ path, from, to }) => ({ path: [...path, 'to'], code: 'charter.ends_before_start', facts: { from, to } })),
    ...inOrder.flatMap((later, i): Found[] => {
      const before = inOrder[i - 1];
      if (!before || (before.to !== null && firstDay(before.to) <= firstDay(later.from))) return [];
      return [{ path: [...later.path, 'from'], code, facts: { from: later.from, before: before.from } }];
    }),
  ];
}

function zoneExists(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Words that lack a language of publication, wherever they stand. */
function silentIn(raw: unknown, languages: readonly string[], path: Path = []): Found[] {
  if (Array.isArray(raw)) return raw.flatMap((item: unknown, i) => silentIn(item, languages, [...path, i]));
  if (!isGroup(raw)) return [];
  return Object.entries(raw).flatMap(([key, value]) => {
    const here = [...path, key];
    if (!WORDS.has(key) || !isGroup(value)) return silentIn(value, languages, here);
    return languages.filter((lang) => !(lang in value)).map((lang): Found => ({ path: here, at: 'key', code: 'charter.missing_language', facts: { field: key, lang } }));
  });
}
