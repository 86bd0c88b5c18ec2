import { expect, test } from 'vitest';
import { must } from '../../../test/actors.ts';
import { readForm } from '../../../test/cases/warnings.ts';

test('a whole form becomes a warning: hours at the seat, days as hours, empty rows left out', () => {
  expect(must(readForm())).toEqual({
    evidence: [{ series: 'ucdp-deaths', area: 'AFG', period: '2022-04', signal: false }],
    warning: {
      dossier: 'D-1', sentence: { en: 'One sentence' }, probability: { from: 40, to: 60 }, confidence: 'moderate', consequence: { en: 'A consequence' },
      addressees: { bodies: ['pc'], parties: ['TJK', 'KGZ'] }, options: [{ what: { en: 'Do this' }, leadHours: 48 }, { what: { en: 'Or that' }, leadHours: 30 }],
      horizon: '2022-05-30T15:00:00.000Z', answerBy: null, answerByReason: null,
    },
  });
});

test.each([
  ['the hour left out is the end of the working day', { 'horizon.hour': '' }, { horizon: '2022-05-30T15:00:00.000Z' }],
  ['no date at all is for the rule to name', { 'horizon.day': '' }, { horizon: null }],
  ['one probability is both ends of it', { probabilityTo: '' }, { probability: { from: 40, to: 40 } }],
  ['the other one, too', { probabilityFrom: '' }, { probability: { from: 60, to: 60 } }],
  ['zero is a probability', { probabilityFrom: '0', probabilityTo: '' }, { probability: { from: 0, to: 0 } }],
  ['none is for the rule to name', { probabilityFrom: '', probabilityTo: '' }, { probability: null }],
  ['no confidence', { confidence: null }, { confidence: null }],
  ['an option without a lead time is for the rule to name', { lead1: '' }, { options: [{ what: { en: 'Do this' }, leadHours: null }, { what: { en: 'Or that' }, leadHours: 30 }] }],
  ['a lead time without an option, too', { 'option2.en': '' }, { options: [{ what: { en: 'Do this' }, leadHours: 48 }, { what: {}, leadHours: 30 }] }],
  ['a date of one’s own, with its reason', { 'answerBy.day': '20.05.2022', 'answerBy.hour': '9:00', 'answerByReason.ru': 'Сессия' }, { answerBy: '2022-05-20T06:00:00.000Z', answerByReason: { ru: 'Сессия' } }],
  ['nobody addressed', { body: null, party: null }, { addressees: { bodies: [], parties: [] } }],
])('%s', (_, change, warning) => {
  expect(must(readForm(change)).warning).toMatchObject(warning);
});
