/**
 * Names of first-level units, as sources write them in several languages and spellings, and which unit is meant. A wrong
 * province is worse than none: what could be two units is none.
 */

/** Words for kinds of units in the languages of the region and in those of statistics; they tell no unit from another. */
const KINDS = new Set([
  'province', 'provinces', 'prov', 'provincia', 'provincie', 'provinsi', 'provintsiya', 'provintsii', 'region', 'regione', 'oblast', 'oblasti', 'oblasty', 'obl', 'oblys', 'oblysy', 'oblusu',
  'voblast', 'voblasts', 'voblasc', 'krai', 'kray', 'okrug', 'rayon', 'raion', 'respublika', 'republic', 'viloyat', 'viloyati', 'viloiat', 'viloiati', 'vilayat', 'vilayati', 'vilayet', 'velayat',
  'velayati', 'welayat', 'welayaty', 'wilaya', 'wilayah', 'wilayat', 'ostan', 'state', 'states', 'shtat', 'division', 'district', 'governorate', 'muhafazat', 'county', 'department', 'departement',
  'departamento', 'prefecture', 'marz', 'marzi', 'territory', 'autonomous', 'avtonomnaya', 'avtonomnyy', 'of', 'the', 'e', 'i',
]);
/** A city and the province around it are two units. */
const CITY = new Set(['city', 'shahri', 'shahr', 'shaary', 'shaari', 'gorod', 'g', 'misto', 'horad', 'qalasy', 'municipality']);

const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y',
  ь: '', э: 'e', ю: 'yu', я: 'ya', қ: 'q', ғ: 'gh', ҳ: 'h', ҷ: 'j', ӣ: 'i', ӯ: 'u', ў: 'u', і: 'i',
};
const wordsOf = (written: string): string[] =>
  [...written.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('').normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’‘ʻʼ`´ʿʾ]/gu, '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** Adjectives made of names, as Russian has them: "Khatlonskaya". */
const stem = (word: string): string => word.replace(/(?<=.{4})sk(aya|oy|iy|ij|aja|ii|yi|oe)$/u, '');

/** "Badakhshan province", "BADAKHSHĀN" as "badakhshan"; "Khatlonskaya oblast'", "Хатлонская область" as "khatlon". */
export function unitKey(written: string): string {
  const words = wordsOf(written);
  const told = words.filter((word) => !KINDS.has(word) && !CITY.has(word));
  return (told.length > 0 ? told : words).map(stem).join(' ');
}

/** Whether a name says that it is a city, or says that it is some other kind of unit. */
function kindOf(written: string): 'city' | 'unit' | null {
  const words = wordsOf(written);
  return words.some((word) => CITY.has(word)) ? 'city' : words.some((word) => KINDS.has(word)) ? 'unit' : null;
}

/** Steps from one text to another: letters put in, left out or exchanged. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** 1 for equal texts, 0 for texts that have nothing in common. */
export const likeness = (a: string, b: string): number => (a === b ? 1 : 1 - editDistance(a, b) / Math.max(a.length, b.length, 1));

/** `names` are the ones it is known by; `also` are weaker, older ones and those of other lists. */
export type NamedUnit = { readonly id: string; readonly names: readonly string[]; readonly also: readonly string[] };

/** So like must a name be, and so much liker than the next unit's. */
const NEAR = 0.75;
const CLEAR = 0.08;

/** Answers with the unit of one country that a source names, or null. What was asked for is remembered. */
export function unitMatcher(units: readonly NamedUnit[]): (written: string) => string | null {
  const keyed = units.map(({ id, names, also }) => ({ id, keys: names.map(unitKey), also: also.map(unitKey), kinds: new Set(names.map(kindOf)) }));
  type Keyed = (typeof keyed)[number];
  const known = new Map<string, string | null>();
  /** "Tashkent province" is not the city, and "Tashkent" alone could be either. */
  const one = (found: readonly Keyed[], kind: ReturnType<typeof kindOf>): string | null => {
    const left = found.length < 2 ? found : found.filter(({ kinds }) => (kind === 'unit' ? kinds.has('unit') : kind === 'city' && !kinds.has('unit')));
    return left.length === 1 ? left[0]!.id : null;
  };
  const search = (written: string): string | null => {
    const [key, kind] = [unitKey(written), kindOf(written)];
    if (key === '') return null;
    for (const list of ['keys', 'also'] as const) {
      const exact = keyed.filter((unit) => unit[list].includes(key));
      if (exact.length > 0) return one(exact, kind);
    }
    const near = keyed.map(({ id, keys, also }) => ({ id, like: Math.max(0, ...[...keys, ...also].map((other) => likeness(key, other))) })).sort((a, b) => b.like - a.like);
    const [best, next] = near;
    return best && best.like >= NEAR && best.like - (next?.like ?? 0) >= CLEAR ? best.id : null;
  };
  return (written) => {
    let found = known.get(written);
    if (found === undefined) {
      if (known.size >= MOST) known.clear();
      known.set(written, (found = search(written)));
    }
    return found;
  };
}
const MOST = 5000;
