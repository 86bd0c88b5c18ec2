import { expect, test } from 'vitest';
import { machineTime, dayAt, sayDeadline, sayDuration, sayUntil } from './say.ts';

const moscow = { zone: 'Europe/Moscow', name: { en: 'Moscow', ru: 'Москва' }, short: { en: 'MSK', ru: 'МСК' } };
const dushanbe = { zone: 'Asia/Dushanbe', name: { en: 'Dushanbe', ru: 'Душанбе' }, short: { en: 'TJT', ru: 'ДШБ' } };
const now = '2022-05-12T07:40:00.000Z';

test('days and machine time are those of the place', () => {
  expect(dayAt('2022-05-12T22:30:00.000Z', 'Asia/Dushanbe')).toBe('2022-05-13');
  expect(machineTime('2022-05-13T11:00:00.000Z', 'Europe/Moscow')).toBe('2022-05-13T14:00+03:00');
  expect(machineTime('2022-05-13T11:00:00.000Z', 'UTC')).toBe('2022-05-13T11:00Z');
});

test('durations are rounded down, hours up to 99, then days', () => {
  expect(sayDuration(27 + 20 / 60, 'en')).toBe('27 h 20 min');
  expect(sayDuration(2, 'ru')).toBe('2 ч');
  expect(sayDuration(0.01, 'en')).toBe('less than a minute');
  expect(sayDuration(123, 'en')).toBe('5 days 3 h');
  expect(sayDuration(24 * 22, 'ru')).toBe('22 дня');
  expect(sayUntil(now, '2022-05-12T04:40:00.000Z', 'ru')).toEqual({ text: '3 ч назад', past: true });
});

test('today: hour, capital, time left', () => {
  const said = sayDeadline('2022-05-12T10:00:00.000Z', moscow, dushanbe, now, 'en');
  expect(said).toMatchObject({ hour: '13:00', zone: 'MSK', second: '15:00 Dushanbe', left: 'in 2 h 20 min', today: true });
});

test('later: weekday within six days, else the date', () => {
  const friday = sayDeadline('2022-05-13T11:00:00.000Z', moscow, dushanbe, now, 'ru');
  expect(friday).toMatchObject({ hour: 'Пт 14:00', zone: 'МСК', second: '13 мая, 16:00 Душанбе', left: 'через 27 ч 20 мин' });
  expect(sayDeadline('2022-05-27T11:00:00.000Z', moscow, null, now, 'en')).toMatchObject({ hour: '27 May, 14:00', second: null });
  expect(sayDeadline('2023-05-27T11:00:00.000Z', moscow, null, now, 'en').hour).toBe('27 May 2023, 14:00');
  expect(sayDeadline('2022-05-13T11:00:00.000Z', moscow, null, now, 'en').second).toBe('13 May');
});

test('the capital’s own date is said when it differs', () => {
  expect(sayDeadline('2022-05-12T20:00:00.000Z', moscow, dushanbe, now, 'en').second).toBe('13 May, 01:00 Dushanbe');
});
