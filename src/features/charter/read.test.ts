import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Charter } from '#core/charter/schema.ts';
import { wordRefusal } from '#core/words.ts';
import { readCharter, type CharterFault } from './read.ts';
import { words } from './words.ts';

const CSTO = readFileSync(new URL('../../../charters/csto.yaml', import.meta.url), 'utf8');
const GOOD = `id: tiny
version: 1
name: { en: Tiny, ru: Малая }
short: { en: T, ru: М }
seat: { zone: UTC, name: { en: Here, ru: Тут }, short: { en: UTC, ru: UTC } }
founding: []
languages: { authentic: ru, publication: [ru, en] }
parties:
  - id: A
    name: { en: A, ru: А }
    capital: { zone: Asia/Almaty, name: { en: A, ru: А }, short: { en: A, ru: А } }
    membership:
      - { from: 1992, to: 1999-04 }
      - { from: 1999-04 }
  - id: B
    name: { en: B, ru: Б }
    capital: { zone: Europe/Minsk, name: { en: B, ru: Б }, short: { en: B, ru: Б } }
    membership: [{ from: 1993 }]
bodies:
  - { id: council, name: { en: C, ru: С }, members: [A, B] }
offices:
  - { id: chair, name: { en: Chair, ru: П }, of: organisation, many: false, term: P1Y }
chair:
  order: [A, B]
  computed: { from: 2000-01-01, handover: 01-01 }
  terms:
    - { party: A, from: 1998, to: 1998 }
    - { party: B, from: 1999, to: 1999 }
procedures:
  - id: silence
    name: { en: Silence, ru: У }
    rule: { kind: silence, minHours: 72 }
  - id: talks
    name: { en: Talks, ru: К }
    rule: { kind: consultation, answerWithinHours: 24, articles: [{ id: art, name: { en: Art, ru: Ст } }] }
  - id: vote
    name: { en: Vote, ru: Г }
    rule: { kind: decision, quorum: { atLeast: 2/3, of: members }, ways: [{ by: consensus }, { by: vote, passes: { all: [{ moreThan: 1/2, of: present }] } }] }
matters:
  - { id: statement, name: { en: S, ru: З }, body: council, procedure: silence, openedBy: [chair], announcedBy: [chair], series: texts }
series:
  - { id: texts, name: { en: T, ru: Т }, symbol: "T/{year}/{n}" }
markings:
  - { id: public, name: { en: P, ru: О }, audience: public }
partners:
  - { id: un, name: { en: UN, ru: ООН }, url: https://www.un.org/ }
`;

const faultsOf = (text: string): CharterFault[] => {
  const result = readCharter(text, 'tiny.yaml');
  return Array.isArray(result) ? result : [];
};
const broken = (from: string, to: string): CharterFault[] => {
  if (!GOOD.includes(from)) throw new Error(`not in the charter: ${from}`);
  return faultsOf(GOOD.replace(from, to));
};

test('a charter is read with its defaults, and years need no quotes', () => {
  const charter = readCharter(GOOD, 'tiny.yaml') as Charter;
  expect(charter).not.toBeInstanceOf(Array);
  expect(charter.version).toBe('1');
  expect(charter.parties[0]!.membership).toEqual([{ from: '1992', to: '1999-04', verified: true }, { from: '1999-04', to: null, verified: true }]);
  expect(charter.procedures[0]!.rule).toMatchObject({ asideBlocks: false, scope: 'paragraphs', onObjection: 'breaks' });
});

/** Code, what is replaced by what, the line and the text on it at which the fault is shown, and its path. */
const CASES: [code: string, from: string, to: string, line: number, at: string, path: string][] = [
  ['charter.syntax', 'founding: []', 'founding: [', 7, 'languages:', ''],
  ['charter.syntax', 'founding: []', 'founding: []\n---\nmore: 1', 7, '---', ''],
  ['charter.syntax', 'founding: []', 'founding: !odd []', 6, '!odd []', ''],
  ['charter.duplicate_key', 'founding: []', 'founding: []\nfounding: []', 7, 'founding:', ''],
  ['charter.unknown_key', '    name: { en: B, ru: Б }', '    name: { en: B, ru: Б }\n    capitol: x', 17, 'capitol: x', 'parties.1.capitol'],
  ['charter.missing', 'kind: silence, minHours: 72', 'kind: silence', 32, 'rule: { ki', 'procedures.0.rule.minHours'],
  ['charter.missing', '    name: { en: Silence, ru: У }', '    name:', 31, 'name:', 'procedures.0.name'],
  ['charter.missing', 'version: 1\n', '', 1, 'id: tiny', 'version'],
  ['charter.missing', 'kind: silence, ', '', 32, 'rule: { mi', 'procedures.0.rule.kind'],
  ['charter.not_text', 'version: 1', 'version: [1]', 2, '[1]', 'version'],
  ['charter.not_number', 'minHours: 72', 'minHours: three', 32, 'three }', 'procedures.0.rule.minHours'],
  ['charter.not_number', 'minHours: 72', 'minHours: 1.5', 32, '1.5 }', 'procedures.0.rule.minHours'],
  ['charter.not_yes_no', 'many: false', 'many: no', 22, 'no, term:', 'offices.0.many'],
  ['charter.not_list', 'founding: []', 'founding: none', 6, 'none', 'founding'],
  ['charter.not_group', '    name: { en: B, ru: Б }', '    name: B', 16, 'B', 'parties.1.name'],
  ['charter.not_group', GOOD, '# nothing\n', 1, '# nothing', ''],
  ['charter.not_group', GOOD, '- a list', 1, '- a list', ''],
  ['charter.not_among', 'of: organisation', 'of: nobody', 22, 'nobody, ma', 'offices.0.of'],
  ['charter.not_among', 'kind: silence', 'kind: vote', 32, 'vote, minH', 'procedures.0.rule.kind'],
  ['charter.bad_members', 'members: [A, B]', 'members: most', 20, 'most }', 'bodies.0.members'],
  ['charter.bad_id', 'id: tiny', 'id: 1-tiny', 1, '1-tiny', 'id'],
  ['charter.bad_id', 'members: [A, B]', 'members: [A, B!]', 20, 'B!] }', 'bodies.0.members.1'],
  ['charter.bad_date', '{ from: 1999-04 }', '{ from: 1999-02-29 }', 14, '1999-02-29', 'parties.0.membership.1.from'],
  ['charter.bad_date', '{ from: 1999-04 }', '{ from: 29.02.1999 }', 14, '29.02.1999', 'parties.0.membership.1.from'],
  ['charter.bad_calendar_date', 'founding: []', 'founding: []\ncalendar: [{ date: 2022-monsoon, name: { en: M, ru: М } }]', 7, '2022-monso', 'calendar.0.date'],
  ['charter.bad_handover', 'handover: 01-01', 'handover: 02-29', 25, '02-29 }', 'chair.computed.handover'],
  ['charter.bad_language', 'en: Silence', 'EN: Silence, en: Silence', 31, 'EN: Silenc', 'procedures.0.name.EN'],
  ['charter.bad_language', 'authentic: ru', 'authentic: Russian', 7, 'Russian, p', 'languages.authentic'],
  ['charter.bad_term', 'term: P1Y', 'term: one year', 22, 'one year }', 'offices.0.term'],
  ['charter.bad_symbol', '"T/{year}/{n}"', '"T/{year}"', 42, '"T/{year}"', 'series.0.symbol'],
  ['charter.bad_symbol', '"T/{year}/{n}"', '"T/{month}/{n}"', 42, '"T/{month}', 'series.0.symbol'],
  ['charter.bad_url', 'https://www.un.org/', 'un.org', 46, 'un.org }', 'partners.0.url'],
  ['charter.too_small', 'minHours: 72', 'minHours: 0', 32, '0 }', 'procedures.0.rule.minHours'],
  ['charter.too_big', 'minHours: 72', 'minHours: 9999', 32, '9999 }', 'procedures.0.rule.minHours'],
  ['charter.too_long', 'en: Silence', `en: ${'long '.repeat(90)}`, 31, 'long long', 'procedures.0.name.en'],
  ['charter.empty_list', 'membership: [{ from: 1993 }]', 'membership: []', 18, '[]', 'parties.1.membership'],
  ['charter.empty_text', 'en: Silence', 'en: ""', 31, '"", ru: У', 'procedures.0.name.en'],
  ['charter.unknown_reference', 'order: [A, B]', 'order: [A, Z, B]', 24, 'Z, B]', 'chair.order.1'],
  ['charter.unknown_reference', 'party: B, from', 'party: Z, from', 28, 'Z, from: 1', 'chair.terms.1.party'],
  ['charter.unknown_reference', 'members: [A, B]', 'members: [A, Z]', 20, 'Z] }', 'bodies.0.members.1'],
  ['charter.unknown_reference', 'body: council', 'body: senate', 40, 'senate, pr', 'matters.0.body'],
  ['charter.unknown_reference', 'procedure: silence', 'procedure: noise', 40, 'noise, ope', 'matters.0.procedure'],
  ['charter.unknown_reference', 'openedBy: [chair]', 'openedBy: [chair, king]', 40, 'king], ann', 'matters.0.openedBy.1'],
  ['charter.unknown_reference', 'announcedBy: [chair]', 'announcedBy: [king]', 40, 'king], ser', 'matters.0.announcedBy.0'],
  ['charter.unknown_reference', 'series: texts', 'series: songs', 40, 'songs }', 'matters.0.series'],
  ['charter.duplicate_id', 'id: talks', 'id: silence', 33, 'silence', 'procedures.1.id'],
  ['charter.duplicate_id', 'order: [A, B]', 'order: [A, B, A]', 24, 'A]', 'chair.order.2'],
  ['charter.duplicate_id', '[{ id: art, name: { en: Art, ru: Ст } }]', '[{ id: art, name: { en: Art, ru: Ст } }, { id: art, name: { en: Art, ru: Ст } }]', 35, 'art, name:', 'procedures.1.rule.articles.1.id'],
  ['charter.bad_fraction', 'atLeast: 2/3', 'atLeast: 3/2', 38, '3/2, of: me', 'procedures.2.rule.quorum.atLeast'],
  ['charter.bad_fraction', 'atLeast: 2/3', 'atLeast: 0.66', 38, '0.66, of: ', 'procedures.2.rule.quorum.atLeast'],
  ['charter.bad_test', '{ moreThan: 1/2, of: present }', '{ moreThan: 1/2 }', 38, '{ moreThan', 'procedures.2.rule.ways.1.passes.all.0'],
  ['charter.bad_way', '{ by: consensus }', '{ by: vote }', 38, '{ by: vote', 'procedures.2.rule.ways.0'],
  ['charter.unknown_reference', '{ moreThan: 1/2, of: present }', '{ noneAgainst: elders }', 38, 'elders }]', 'procedures.2.rule.ways.1.passes.all.0.noneAgainst'],
  ['charter.ends_before_start', '{ from: 1992, to: 1999-04 }', '{ from: 1992, to: 1991-12-31 }', 13, '1991-12-31', 'parties.0.membership.0.to'],
  ['charter.overlapping_membership', '{ from: 1992, to: 1999-04 }', '{ from: 1992, to: 1999-05 }', 14, '1999-04 }', 'parties.0.membership.1.from'],
  ['charter.overlapping_membership', '{ from: 1992, to: 1999-04 }', '{ from: 1992 }', 14, '1999-04 }', 'parties.0.membership.1.from'],
  ['charter.overlapping_terms', 'from: 1998, to: 1998', 'from: 1998, to: 2000', 28, '1999, to:', 'chair.terms.1.from'],
  ['charter.unknown_zone', 'Asia/Almaty', 'Asia/Astana', 11, 'Asia/Astan', 'parties.0.capital.zone'],
  ['charter.missing_language', 'name: { en: Silence, ru: У }', 'name: { en: Silence }', 31, 'name: { en', 'procedures.0.name'],
];

test.each(CASES)('%s: %j', (code, from, to, line, at, path) => {
  const [fault, ...others] = broken(from, to);
  expect(others).toEqual([]);
  expect(fault).toMatchObject({ file: 'tiny.yaml', code, line, path });
  expect(GOOD.replace(from, to).split('\n')[line - 1]!.slice(fault!.column - 1)).toMatch(new RegExp(`^${RegExp.escape(at)}`));
});

test('every fault has words in both languages, and the facts fill them', () => {
  for (const [code, from, to] of CASES) {
    for (const lang of ['en', 'ru'] as const) {
      expect(words[lang].refusals, code).toHaveProperty([code]);
      const { what, mend } = wordRefusal(words[lang].refusals, { refused: true, ...broken(from, to)[0]! });
      // A symbol is shown with its braces, and its remedy names them.
      if (code !== 'charter.bad_symbol') expect(`${what} ${mend}`).not.toMatch(/[{}]/);
    }
  }
});

test('both languages have the same codes, and each is the code of a case above, of a rule, or of last resort', () => {
  const known = new Set([...CASES.map(([code]) => code), 'charter.not_allowed', 'charter.other_organisation', 'charter.unchanged', 'charter.bad_value']);
  expect(Object.keys(words.en.refusals).toSorted()).toEqual([...known].toSorted());
  expect(Object.keys(words.ru.refusals)).toEqual(Object.keys(words.en.refusals));
});

test('several mistakes are told at once, in the order of the file', () => {
  const text = GOOD.replace('UTC, name', 'Mars/Olympus, name').replace('id: B', 'id: A').replace('minHours: 72', 'minHours: 0').replace('body: council', 'body: senate').replace('en: UN, ', '');
  expect(faultsOf(text).map(({ line, code }) => `${line} ${code}`)).toEqual([
    '5 charter.unknown_zone', '15 charter.duplicate_id', '20 charter.unknown_reference', '24 charter.unknown_reference', '28 charter.unknown_reference',
    '32 charter.too_small', '40 charter.unknown_reference', '46 charter.missing_language',
  ]);
});

test('a list that is missing is told once, not at every reference to it', () => {
  expect(broken(GOOD.slice(GOOD.indexOf('offices:'), GOOD.indexOf('chair:\n')), '').map(({ code, path }) => [code, path])).toEqual([['charter.missing', 'offices']]);
});

test('an anchor is followed to where it is used', () => {
  const text = GOOD.replace('short: { en: T, ru: М }', 'short: &s { en: T, ru: М }').replace('name: { en: Talks, ru: К }', 'name: *s');
  expect(readCharter(text, 'tiny.yaml')).toMatchObject({ procedures: [{}, { name: { en: 'T', ru: 'М' } }, {}] });
});

test.each(readdirSync(new URL('../../../charters', import.meta.url)).filter((file) => file.endsWith('.yaml')))('charters/%s has no fault', (file) => {
  const result = readCharter(readFileSync(new URL(`../../../charters/${file}`, import.meta.url), 'utf8'), file);
  expect(Array.isArray(result) ? result : []).toEqual([]);
});

test('wherever the CSTO charter says something in two languages, the loss of one is found', () => {
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('ru' in value) paths.push(path);
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(parse(CSTO), []);
  expect(paths.length).toBeGreaterThan(80);
  const poorer = parse(CSTO, (key, value: unknown) => (key === 'ru' ? undefined : value)) as unknown;
  const faults = readCharter(stringify(poorer), 'csto.yaml') as CharterFault[];
  expect(faults.map(({ code, path }) => `${code} ${path}`)).toEqual(paths.map((path) => `charter.missing_language ${path.join('.')}`));
});

test('every label that the page uses exists in both languages, and none is left over', () => {
  const folder = new URL('parts/', import.meta.url);
  const source = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
  const used = new Set([...source.matchAll(/'(\w+)'/g)].map(([, key]) => key!));
  const stem = (key: string): string => key.replace(/_\w+$/, '');
  /** Labels for pages outside this folder: the list of faults, the version in force. */
  const elsewhere = ['title', 'inForceSince', 'file', 'digest', 'faults', 'line', 'parties', 'now'];
  for (const key of [...source.matchAll(/\bt\('(\w+)'/g)].map(([, key]) => key!)) expect(words.en.ui, key).toHaveProperty(key);
  expect(Object.keys(words.en.ui).filter((key) => !used.has(key) && !source.includes(`'${stem(key)}'`) && !source.includes(`${stem(key)}_$`) && !elsewhere.includes(key))).toEqual([]);
  const forms = (lang: 'en' | 'ru'): string[] => [...new Set(Object.keys(words[lang].ui).map((key) => key.replace(/_(one|few|many|other)$/, '')))].toSorted();
  expect(forms('ru')).toEqual(forms('en'));
});
