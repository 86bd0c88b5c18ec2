import { expect, test } from 'vitest';
import { readWhen, readWords } from './form.ts';

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

test('words are read by their language; empty ones are left out, line ends become line feeds', () => {
  expect(readWords(form({ 'title.en': ' One\r\ntwo\rthree ', 'title.ru': '  ', 'title.kg': 'Бир' }), 'title')).toEqual({ en: 'One\ntwo\nthree', kg: 'Бир' });
});

test('only fields of that name count, and only languages', () => {
  expect(readWords(form({ title: 'no', 'title.': 'no', 'title.EN': 'no', 'title.english': 'no', 'titles.en': 'no', 'subtitle.en': 'no', 'title.en.x': 'no' }), 'title')).toEqual({});
});

test('a file in the place of words is no words', () => {
  const data = new FormData();
  data.append('title.en', new Blob(['x']), 'x.txt');
  expect(readWords(data, 'title')).toEqual({});
});

test.each([
  [{ 'by.day': '13 May 2022', 'by.hour': '14:00' }, '2022-05-13T11:00:00.000Z'],
  [{ 'by.day': '13.05.2022', 'by.hour': '9.05' }, '2022-05-13T06:05:00.000Z'],
  [{ 'by.day': ' 2022-05-13 ', 'by.hour': '' }, '2022-05-13T15:00:00.000Z'],
  [{ 'by.day': '2022-05-13' }, '2022-05-13T15:00:00.000Z'],
  [{ 'by.day': '', 'by.hour': '14:00' }, null],
  [{}, null],
  [{ 'by.day': '05/13/2022', 'by.hour': '14:00' }, { bad: '05/13/2022 14:00' }],
  [{ 'by.day': '13 May 2022', 'by.hour': '2 pm' }, { bad: '13 May 2022 2 pm' }],
  [{ 'by.day': 'soon' }, { bad: 'soon' }],
])('%j', (fields, when) => {
  expect(readWhen(form(fields), 'by', 'Europe/Moscow')).toEqual(when);
});

test('the hour left out is the one the form says', () => {
  expect(readWhen(form({ 'by.day': '2022-05-13' }), 'by', 'UTC', '09:00')).toBe('2022-05-13T09:00:00.000Z');
});
