import { expect, test } from 'vitest';
import { chooseLanguage } from './language.ts';

const desk = { offered: ['en', 'ru'], fallback: 'en' };

test('the address comes first, then the choice made before, then the browser', () => {
  expect(chooseLanguage({ ...desk, param: 'ru', cookie: 'en', acceptLanguage: 'en' })).toBe('ru');
  expect(chooseLanguage({ ...desk, cookie: 'ru', acceptLanguage: 'en' })).toBe('ru');
  expect(chooseLanguage({ ...desk, acceptLanguage: 'kk-KZ,ru-RU;q=0.9,en;q=0.8' })).toBe('ru');
});

test('what the desk does not speak is passed over', () => {
  expect(chooseLanguage({ ...desk, param: 'xx', cookie: '', acceptLanguage: 'de,fr;q=0.5' })).toBe('en');
  expect(chooseLanguage({ ...desk, param: 'xx', cookie: 'ru' })).toBe('ru');
  expect(chooseLanguage({ offered: ['en', 'ru'], fallback: 'ru' })).toBe('ru');
});

test('weights order the browser’s wishes; weight 0 is a refusal; regions do not matter', () => {
  expect(chooseLanguage({ ...desk, acceptLanguage: 'en;q=0.3, ru;q=0.7' })).toBe('ru');
  expect(chooseLanguage({ ...desk, acceptLanguage: 'ru;q=0, en;q=0.1' })).toBe('en');
  expect(chooseLanguage({ ...desk, acceptLanguage: '*' })).toBe('en');
  expect(chooseLanguage({ ...desk, param: 'RU_ru' })).toBe('ru');
});
