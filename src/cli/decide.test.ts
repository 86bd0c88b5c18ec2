import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { NotTaken, UsageError } from './arguments.ts';
import { decideFiles } from './decide.ts';
import { readVotes } from './decide-votes.ts';

const folder = mkdtempSync(join(tmpdir(), 'comity-decide-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ROOT = join(import.meta.dirname, '../..');
const COUNCIL = join(ROOT, 'charters/un-sc.yaml');
const NOW = '2026-01-01T00:00:00.000Z';
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
type Line = { line: number; outcome: string | null; counts: Record<string, number>; because: { code: string; facts: Record<string, unknown> }[]; refused?: { code: string; column: string | null; what: string; mend: string } };
const run = (values: Record<string, unknown>, json = true): { code: number; out: string[]; err: string[] } => {
  const [out, err]: [string[], string[]] = [[], []];
  const code = decideFiles(values, json, NOW, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err };
};
const votes = (text: string, more: object = {}): { code: number; lines: Line[]; err: string[] } => {
  const { code, out, err } = run({ charter: COUNCIL, votes: file('votes.csv', text), ...more });
  return { code, lines: out.map((line) => JSON.parse(line) as Line), err };
};

/** A vote of fifteen in a year of fifteen seats: permanent members by name, elected ones as e1 to e10. */
const HEAD = 'meeting,text,year,for,abstain,against\n';
const FIVE = ['China', 'France', 'Russian Federation', 'United Kingdom', 'United States'];
const TEN = Array.from({ length: 10 }, (_, i) => `e${i + 1}`);
const row = (year: number, inFavour: string[], abstain: string[], against: string[]): string => `1,a text,${year},${[inFavour, abstain, against].map((list) => list.join(';')).join(',')}\n`;
const outcome = (...given: Parameters<typeof row>): string | null => votes(HEAD + row(...given)).lines[0]!.outcome;

describe('votes by country', () => {
  test.each<[string, string, Parameters<typeof row>]>([
    ['all in favour', 'adopted', [1995, [...FIVE, ...TEN], [], []]],
    ['nine in favour', 'adopted', [1995, [...FIVE, ...TEN.slice(0, 4)], TEN.slice(4), []]],
    ['eight in favour', 'not_adopted', [1995, [...FIVE, ...TEN.slice(0, 3)], TEN.slice(3), []]],
    ['a permanent member against', 'not_adopted', [1995, [...FIVE.slice(1), ...TEN], [], ['China']]],
    ['the same member abstaining', 'adopted', [1995, [...FIVE.slice(1), ...TEN], ['China'], []]],
    ['the same member absent', 'adopted', [1995, [...FIVE.slice(1), ...TEN], [], []]],
    ['under another name', 'not_adopted', [1985, [...FIVE.filter((name) => !name.startsWith('Russian')), ...TEN], [], ['U.S.S.R.']]],
    ['six elected members against', 'adopted', [1995, [...FIVE, ...TEN.slice(0, 4)], [], TEN.slice(4)]],
    ['seven in favour of eleven, in 1965', 'adopted', [1965, [...FIVE, 'e1', 'e2'], ['e3', 'e4', 'e5', 'e6'], []]],
    ['seven in favour of fifteen, in 1966', 'not_adopted', [1966, [...FIVE, 'e1', 'e2'], ['e3', 'e4', 'e5', 'e6'], []]],
    ['six in favour of eleven', 'not_adopted', [1965, [...FIVE, 'e1'], ['e2', 'e3', 'e4', 'e5', 'e6'], []]],
  ])('%s: %s', (_, expected, given) => expect(outcome(...given)).toBe(expected));

  test('every reason is told, as data and in a sentence', () => {
    const text = HEAD + row(1995, [...FIVE.slice(1), ...TEN], [], ['China']);
    const [line] = votes(text).lines;
    expect(line).toMatchObject({ line: 2, meeting: 1, text: 'a text', year: 1995, counts: { agrees: 14, objects: 1, abstains: 0 } });
    expect(line!.because).toEqual([{ code: 'vote.enough', facts: { inFavour: 14, needed: 9 } }, { code: 'vote.against', facts: { group: 'permanent', parties: ['CHN'] } }, { code: 'decide.rule_not_confirmed', facts: {} }]);
    expect(run({ charter: COUNCIL, votes: file('votes.csv', text) }, false).out).toEqual(['2 1 a text 1995: not adopted. 14 in favour; 9 are needed. Blocked by a vote against (Permanent members): China. The rule is not confirmed by a source at hand.']);
  });

  test('a procedural matter knows no such blocking', () => {
    expect(votes(HEAD + row(1995, [...FIVE.slice(1), ...TEN], [], ['China']), { matter: 'procedural' }).lines[0]!.outcome).toBe('adopted');
  });
});

describe('bare counts', () => {
  test('are taken for what they are, and what they do not say is said', () => {
    const { lines, code } = votes('resolution,year,for,against,abstain\n1,1995,15,0,0\n2,1995,9,2,4\n3,1995,8,0,7\n4,1950,7,1,2\n');
    expect(code).toBe(0);
    expect(lines.map((line) => [line.outcome, ...line.because.map((one) => one.code)])).toEqual([
      ['adopted', 'vote.enough', 'vote.none_against'], ['adopted', 'vote.enough', 'vote.group_unknown'], ['not_adopted', 'vote.too_few', 'vote.none_against'], ['adopted', 'vote.enough', 'vote.group_unknown'],
    ]);
  });
});

describe('what cannot be judged', () => {
  test('a bad row is named with file, line and column, after and before others that are judged', () => {
    const { lines, code, err } = votes('resolution,year,for,against,abstain\n1,1995,15,0,0\n2,1995,nine,0,0\n3,1995,20,0,0\n4,1995,15,0,0\n');
    expect(code).toBe(1);
    expect(lines.map(({ line, outcome: one, refused }) => [line, one, refused?.code ?? null, refused?.column ?? null])).toEqual([[2, 'adopted', null, null], [3, null, 'decide.bad_count', 'for'], [4, null, 'decide.too_many_votes', null], [5, 'adopted', null, null]]);
    expect(err[0]).toMatch(/votes\.csv:3, column for: “nine” is no count\. Write a whole number.*\(decide\.bad_count\)$/);
    expect(err.at(-1)).toBe('2 of 4 rows were refused; the others were judged.');
  });

  test.each([
    ['', /is empty/],
    ['year,for,against\n1995,9,0\n', /has no column abstain, but year, for, against/],
    ['year,for,against,abstain\n', /a head and no votes/],
    ['year,for,for,against,abstain\n1,1,1,1,1\n', /the column for twice/],
    ['year,for,against,abstain\n1995,"9,0,0\n', /no CSV/],
  ])('%j is refused whole, and nothing is printed', (text, words) => {
    expect(() => readVotes(text, 'votes.csv')).toThrow(NotTaken);
    expect(() => votes(text)).toThrow(words);
  });

  test('a charter with a mistake is refused with its line', () => {
    const bad = file('bad.yaml', 'id: x\nversion: 1\n');
    expect(() => run({ charter: bad, votes: file('votes.csv', 'year,for,against,abstain\n1995,9,0,0\n') })).toThrow(/bad\.yaml:1:1: `name` is missing/);
  });

  test('no file, or too many, is a wrong call', () => {
    for (const values of [{}, { votes: 'x' }, { charter: 'x' }, { case: 'x', votes: 'y' }]) expect(() => run(values)).toThrow(UsageError);
  });
});

describe('a case', () => {
  const CASE = { charter: COUNCIL, matter: 'resolution', at: '1995-01-01', roster: ['China', 'France', 'Nepal'], acts: [{ kind: 'position', at: '1995-01-01T10:00Z', party: 'china', position: 'objects' }, { kind: 'extended', at: '1995-01-01T11:00Z', deadline: '1995-01-02' }], now: '1995-01-02' };
  const told = (change: object): unknown => JSON.parse(run({ case: file('case.json', JSON.stringify({ ...CASE, ...change })) }).out[0]!);

  test('is answered with state, outcome, counts, what is owed and why', () => {
    expect(told({})).toMatchObject({
      state: 'meeting', outcome: 'pending', tendency: 'not_adopted', counts: { objects: 1, silent: 2 }, standings: { CHN: 'objects' }, owed: [{ who: 'FRA', what: 'position' }, { who: 'Nepal', what: 'position' }],
      because: [{ code: 'vote.too_few' }, { code: 'vote.against', facts: { parties: ['CHN'] } }, { code: 'decide.rule_not_confirmed' }, { code: 'decide.not_closed' }],
      refused: [{ code: 'decide.out_of_turn', what: expect.stringContaining('extended') as string, mend: expect.any(String) as string }],
    });
    expect(run({ case: file('case.json', JSON.stringify(CASE)) }, false)).toMatchObject({ code: 0, out: [expect.stringMatching(/^Before a meeting\. Only 0 in favour/) as string, 'Owed: France (position), Nepal (position).'], err: [expect.stringContaining('decide.out_of_turn') as string] });
  });

  test.each<[object, RegExp]>([
    [{ acts: [{ kind: 'vote', at: '1995-01-01' }] }, /acts\.0\.kind: there is no such kind of act\. Write one of: tabled, proposed/],
    [{ acts: [{ kind: 'closed', at: 'noon' }] }, /acts\.0\.at: write an hour such as/],
    [{ acts: [{ kind: 'closed', at: '1995-01-01', partie: 'x' }] }, /nothing here is called partie/],
    [{ charter: 'nowhere.yaml' }, /names the charter "nowhere\.yaml", and there is no such file/],
    [{ matter: 'lunch' }, /The charter has no matter lunch\. Name one of: resolution, procedural/],
    [{ roster: ['China', 'PRC'] }, /roster\.1: CHN has a seat already/],
  ])('%j is refused, and says where and how to mend it', (change, words) => {
    expect(() => told(change)).toThrow(NotTaken);
    expect(() => told(change)).toThrow(words);
  });

  test('carries its charter, if it likes', () => {
    const inline = { id: 'one', version: '1', name: { en: 'One' }, short: { en: 'One' }, seat: { zone: 'UTC', name: { en: 'x' }, short: { en: 'x' } }, founding: [], languages: { authentic: 'en', publication: ['en'] }, parties: ['A', 'B'].map((id) => ({ id, name: { en: id }, capital: { zone: 'UTC', name: { en: 'x' }, short: { en: 'x' } }, membership: [{ from: '1990' }] })), bodies: [{ id: 'c', name: { en: 'C' }, members: 'all' }], offices: [{ id: 'chair', name: { en: 'Chair' }, of: 'organisation' }], chair: { order: [], terms: [] }, procedures: [{ id: 'p', name: { en: 'P' }, rule: { kind: 'decision', ways: [{ by: 'consensus' }] } }], matters: [{ id: 'm', name: { en: 'M' }, body: 'c', procedure: 'p', openedBy: ['chair'], announcedBy: ['chair'] }], series: [{ id: 's', name: { en: 'S' }, symbol: '{n}' }], markings: [{ id: 'public', name: { en: 'P' }, audience: 'public' }] };
    expect(told({ charter: inline, matter: 'm', roster: undefined, acts: [{ kind: 'closed', at: '1995-01-01T10:00Z' }] })).toMatchObject({ state: 'adopted', bound: ['A', 'B'] });
  });
});

test('from the shell: lines of JSON with no desk, and exit codes that say what happened', () => {
  const comity = (...args: string[]) => spawnSync(join(ROOT, 'bin/comity'), ['decide', ...args], { encoding: 'utf8' });
  const good = comity('--charter', COUNCIL, '--votes', file('good.csv', 'resolution,year,for,against,abstain\n1,1995,15,0,0\n'), '--json');
  expect([good.status, (JSON.parse(good.stdout) as Line).outcome]).toEqual([0, 'adopted']);
  expect(comity('--charter', COUNCIL, '--votes', file('bad.csv', 'resolution,year,for,against,abstain\n1,1995,x,0,0\n'), '--json').status).toBe(1);
  expect(comity('--case', join(ROOT, 'test/cases/nato/february-2003-other-body/case.json')).stdout).toMatch(/^Adopted on 2003-02-16T22:00:00\.000Z\. Consensus: none of 18 entitled objects\./);
  expect(comity().status).toBe(2);
}, 120_000);

test('a slow reader of the pipe misses no row', async () => {
  const rows = 2000;
  const child = spawn(join(ROOT, 'bin/comity'), ['decide', '--charter', COUNCIL, '--votes', file('many.csv', `resolution,year,for,against,abstain\n${'1,1995,15,0,0\n'.repeat(rows)}`), '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((done) => child.once('close', done));
  await new Promise((done) => setTimeout(done, 8000));
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk));
  await ended;
  expect(text.trimEnd().split('\n')).toHaveLength(rows);
}, 120_000);
