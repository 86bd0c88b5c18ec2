import { describe, expect, test } from 'vitest';
import type { Paragraph } from '../../core/text.ts';
import { applyEdit, readTextForm, type Edit } from './form.ts';
import { MOST_PARAGRAPHS } from './schema.ts';

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

describe('reading the editor', () => {
  test('title, parts, headings and words, in the order of the rows', () => {
    expect(readTextForm(form({
      'title.ru': 'Заявление', 'title.en': '', part1: 'preambular', 'heading1.en': 'Preamble', 'words1.ru': 'Отмечая,', part2: 'operative', 'heading2.en': '', 'words2.en': ' Agree.\r\nAct. ',
    }))).toEqual({
      title: { ru: 'Заявление' }, edit: { kind: 'save' },
      paragraphs: [{ part: 'preambular', heading: { en: 'Preamble' }, words: { ru: 'Отмечая,' } }, { part: 'operative', heading: null, words: { en: 'Agree.\nAct.' } }],
    });
  });

  test('row 1 is not mistaken for row 10', () => {
    const rows = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [[`part${i + 1}`, 'operative'], [`words${i + 1}.en`, `p${i + 1}`]]).flat());
    expect(readTextForm(form(rows)).paragraphs.map((p) => p.words.en)).toEqual(Array.from({ length: 11 }, (_, i) => `p${i + 1}`));
  });

  test('an empty row is kept, so that the rule can name it; another part is the operative one', () => {
    expect(readTextForm(form({ part1: 'annex' })).paragraphs).toEqual([{ part: 'operative', heading: null, words: {} }]);
  });

  test('one row more than a text may have is read, so that the rule can refuse it, and no further', () => {
    const rows = Object.fromEntries(Array.from({ length: MOST_PARAGRAPHS + 5 }, (_, i) => [`part${i + 1}`, 'operative']));
    expect(readTextForm(form(rows)).paragraphs).toHaveLength(MOST_PARAGRAPHS + 1);
  });

  test.each<[string | null, Edit]>([
    [null, { kind: 'save' }], ['save', { kind: 'save' }], ['add preambular', { kind: 'add', part: 'preambular' }], ['add operative', { kind: 'add', part: 'operative' }], ['add', { kind: 'add', part: 'operative' }],
    ['remove 2', { kind: 'remove', at: 2 }], ['up 3', { kind: 'up', at: 3 }], ['down 1', { kind: 'down', at: 1 }], ['up', { kind: 'save' }], ['remove x', { kind: 'save' }], ['delete 1', { kind: 'save' }],
    ['remove 0', { kind: 'save' }], ['remove -1', { kind: 'save' }], ['remove ', { kind: 'save' }], ['down 1.5', { kind: 'save' }],
  ])('the button %j', (value, edit) => {
    expect(readTextForm(form(value === null ? {} : { do: value })).edit).toEqual(edit);
  });
});

describe('the buttons of the editor', () => {
  const row = (name: string, part: Paragraph['part'] = 'operative'): Paragraph => ({ part, heading: null, words: name === '' ? {} : { en: name } });
  const rows = [row('a', 'preambular'), row('b'), row('c')];
  const after = (edit: Edit, given: readonly Paragraph[] = rows): string[] => applyEdit(given, edit).map((p) => `${p.words.en ?? ''}${p.part === 'preambular' ? '*' : ''}`);

  test.each<[string, Edit, string[]]>([
    ['save changes nothing', { kind: 'save' }, ['a*', 'b', 'c']],
    ['a preambular paragraph is added after the preamble', { kind: 'add', part: 'preambular' }, ['a*', '*', 'b', 'c']],
    ['an operative one at the end', { kind: 'add', part: 'operative' }, ['a*', 'b', 'c', '']],
    ['remove', { kind: 'remove', at: 2 }, ['a*', 'c']],
    ['remove what is not there', { kind: 'remove', at: 9 }, ['a*', 'b', 'c']],
    ['up', { kind: 'up', at: 3 }, ['a*', 'c', 'b']],
    ['up at the top', { kind: 'up', at: 1 }, ['a*', 'b', 'c']],
    ['down', { kind: 'down', at: 2 }, ['a*', 'c', 'b']],
    ['down at the bottom', { kind: 'down', at: 3 }, ['a*', 'b', 'c']],
    ['move what is not there', { kind: 'up', at: 9 }, ['a*', 'b', 'c']],
  ])('%s', (_, edit, expected) => {
    expect(after(edit)).toEqual(expected);
  });

  test('the first row of an empty text', () => {
    expect(after({ kind: 'add', part: 'preambular' }, [])).toEqual(['*']);
  });

  test('the rows that were given stay as they are', () => {
    applyEdit(rows, { kind: 'remove', at: 1 });
    expect(rows).toHaveLength(3);
  });
});
