import { describe, expect, test } from 'vitest';
import { changed, csto } from '../../../test/actors.ts';
import { paragraphChanges } from '../texts/index.ts';
import { byHour, countUnder, dueBefore, headlineOf, lapseOf, shortlist, vacancies, type Duty } from './rules.ts';

const NOW = '2022-05-12T07:40:00.000Z';
const END = '2022-05-12T21:00:00.000Z';
const [PASSED, EARLIER, SOON, LATER, TOMORROW] = ['2022-05-12T07:00:00.000Z', '2022-05-10T08:30:00.000Z', '2022-05-12T10:00:00.000Z', '2022-05-12T14:00:00.000Z', '2022-05-13T11:00:00.000Z'];
const duty = (by: string | null, kind: Duty['kind'] = 'answer', state: Duty['state'] = 'not_started'): Duty => ({
  kind, id: `${kind} ${by}`, href: `/${kind === 'position' ? 'texts' : 'consultations'}/X-1`, what: { en: 'x' }, dossier: 'D-1', by, answered: null, state, about: {}, example: false,
});
const given = (by: string) => duty(by, 'answer', 'answered');

test('a long list is cut, but never what can still be done today', () => {
  const many = [duty(EARLIER, 'answer'), duty(EARLIER, 'position'), duty(PASSED), given(SOON), duty(SOON), duty(LATER), duty(TOMORROW), duty(null)];
  const at = (most: number) => shortlist(many, NOW, END, most).map((one) => many.indexOf(one));
  expect(at(99)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(at(4)).toEqual([0, 1, 4, 5]);
  expect(at(1)).toEqual([4, 5]);
  expect(at(7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

describe('what the title says', () => {
  test.each<[string, Duty[], object]>([
    ['nothing to do', [], { says: 'nothing' }],
    ['only what is answered', [given(SOON)], { says: 'nothing' }],
    ['one today', [duty(SOON)], { says: 'today', noun: 'answer', n: 1, next: SOON }],
    ['two today, whatever their order', [duty(LATER, 'position'), duty(SOON)], { says: 'today', noun: 'answer', n: 2, next: SOON }],
    ['one today beside one tomorrow and one answered', [duty(SOON), duty(TOMORROW), given(LATER)], { says: 'today', noun: 'answer', n: 1, next: SOON }],
    ['a warning is no answer', [duty(SOON), duty(LATER, 'consult')], { says: 'today', noun: 'matter', n: 2, next: SOON }],
    ['one passed', [duty(EARLIER)], { says: 'late', noun: 'answer', late: 1, since: EARLIER, more: 0, next: null }],
    ['two passed and one to come', [duty(PASSED), duty(SOON), duty(EARLIER)], { says: 'late', noun: 'answer', late: 2, since: EARLIER, more: 1, next: SOON }],
    ['the hour itself has passed', [duty(NOW)], { says: 'late', noun: 'answer', late: 1, since: NOW, more: 0, next: null }],
    ['nothing today, one tomorrow', [duty(null, 'announce'), duty(TOMORROW)], { says: 'later', n: 2, next: TOMORROW }],
    ['the end of the day is tomorrow', [duty(END)], { says: 'later', n: 1, next: END }],
    ['only without an hour', [duty(null, 'announce'), duty(null, 'circulate')], { says: 'open', n: 2 }],
  ])('%s', (_, duties, expected) => expect(headlineOf(duties, NOW, END)).toEqual(expected));
});

test('duties go by the hour; what has none comes last; answered ones are not due', () => {
  expect(byHour([duty(null, 'draft'), duty(TOMORROW), duty(PASSED), duty(SOON, 'position')]).map((d) => d.by)).toEqual([PASSED, SOON, TOMORROW, null]);
  expect(dueBefore([duty(null), duty(TOMORROW), given(SOON), duty(PASSED)], END).map((d) => d.by)).toEqual([PASSED]);
});

test('counts are of open duties below an address, and hot when one of them is due by the end of the day', () => {
  const duties = [duty(SOON), given(LATER), duty(TOMORROW, 'position'), duty(null, 'position')];
  expect([countUnder(duties, '/', END), countUnder(duties, '/consultations', END), countUnder(duties, '/texts', END), countUnder(duties, '/consult', END)]).toEqual([
    { count: 3, hot: true }, { count: 1, hot: true }, { count: 2, hot: false }, { count: 0, hot: false },
  ]);
});

describe('a position on a version that was replaced', () => {
  const p = (text: string) => ({ part: 'operative' as const, heading: null, words: { en: text } });
  const changes = (before: string[], after: string[]) => paragraphChanges(before.map(p), after.map(p));
  test.each<[string, Parameters<typeof lapseOf>[0], string[], string[], Parameters<typeof lapseOf>[2], ReturnType<typeof lapseOf>]>([
    ['on the whole text: lost where words changed, to be given again elsewhere', ['agrees', 'reserves', 'agrees'], ['a', 'b', 'c'], ['a', 'x', 'c'], ['silent', 'silent', 'silent'], { changed: [2], unchanged: [1, 3] }],
    ['on one paragraph that stayed', ['objects', 'silent'], ['a', 'b'], ['a', 'x'], ['silent', 'silent'], { changed: [], unchanged: [1] }],
    ['given anew', ['agrees', 'agrees'], ['a', 'b'], ['a', 'x'], ['agrees', 'agrees'], null],
    ['given anew on the changed one alone', ['agrees', 'agrees'], ['a', 'b'], ['a', 'x'], ['silent', 'reserves'], { changed: [], unchanged: [1] }],
    ['none was taken', ['silent', 'silent'], ['a', 'b'], ['a', 'x'], ['silent', 'silent'], null],
    ['numbers are those of the present version', ['silent', 'agrees'], ['a', 'b'], ['new', 'a', 'b'], ['silent', 'silent', 'silent'], { changed: [], unchanged: [3] }],
    ['on a paragraph that was taken out', ['silent', 'agrees'], ['a', 'b'], ['a'], ['silent'], null],
  ])('%s', (_, row, before, after, now, expected) => expect(lapseOf(row, changes(before, after), now)).toEqual(expected));
});

describe('offices that nobody holds', () => {
  const of = (office: string, party: string | null = null, centre: string | null = null) => ({ office, party, centre });
  const delegates = ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK'].map((party) => of('permanent_delegate', party));
  const officials = ['secretary_general', 'special_representative', 'desk_officer', 'mission_planner', 'administrator'].map((office) => of(office));
  const analysts = ['ARM-1', 'BLR-1', 'KAZ-1', 'KGZ-1', 'RUS-1', 'TJK-1'].map((centre) => of('analyst', null, centre));

  test('none, when all are held; the chair is never given', () => expect(vacancies(csto, '2022-05-12', [...delegates, ...officials, ...analysts])).toEqual([]));
  test('of the secretariat once, of parties and centres where they lack', () => {
    expect(vacancies(csto, '2022-05-12', [...delegates.slice(1), ...officials.slice(1), ...analysts.slice(0, 4)])).toEqual([
      { office: 'permanent_delegate', at: ['ARM'] }, { office: 'analyst', at: ['RUS', 'TJK'] }, { office: 'secretary_general', at: [] },
    ]);
  });
  test('a party that has left, and one without a centre, is not looked at', () => {
    const charter = changed((c) => void delete c.parties.find((p) => p.id === 'TJK')!.centre);
    expect(vacancies(charter, '2022-05-12', [...delegates, ...officials, ...analysts.slice(0, 5)])).toEqual([]);
    expect(vacancies(csto, '2008-05-12', [...delegates, ...officials, ...analysts])).toEqual([{ office: 'permanent_delegate', at: ['UZB'] }]);
  });
});
