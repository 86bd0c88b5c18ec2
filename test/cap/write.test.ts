import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Body, RecordOf } from '../../src/core/exchange/record.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { alertOf, answersOf, cancelOf, certaintyOf, identifierOf, urgencyOf, type Revision, type Warning } from '../../src/features/cap/messages.ts';
import { readCap, type ReadAlert } from '../../src/features/cap/read.ts';
import { addressesOf, referencesOf, type Alert } from '../../src/features/cap/shape.ts';
import { capXml } from '../../src/features/cap/write.ts';
import { means } from '../../src/platform/keys.ts';
import { canonical } from '../../src/core/canonical.ts';
import { later, must, NOW } from '../actors.ts';
import { recordBy } from '../exchange/network.ts';
import { faultsIn, oracle } from './xsd.ts';

const warningBody = (change: Partial<Body<'warning'>> = {}): Body<'warning'> => ({
  title: { en: 'Crossings may close', ru: 'Переходы могут закрыть' }, consequence: { en: 'No goods for a week.', ru: 'Неделя без грузов.' }, options: [{ en: 'Open a corridor', ru: 'Открыть коридор' }, { en: 'Wait', ru: 'Ждать' }],
  addressee: ['KAZ', 'permanent_council'], answerBy: later(48), probability: 0.6, sources: [{ title: 'A report', grade: 'B2', published: '2022-05' }], ...change,
});
const revision = <R extends RecordOf<'warning'> | RecordOf<'recall'> | RecordOf<'receipt'>>(record: R, example = false): Revision<R> => ({ record, example, hash: `sha256:${means.sha256(Buffer.from(canonical(record)))}` });
const warning = (change: Partial<Body<'warning'>> = {}, more: object = {}, example = false): Warning => revision(recordBy('a', ['b', 'c'], 'warning', warningBody(change), more) as RecordOf<'warning'>, example);
const next = (of: Warning, more: object = {}): Warning => revision({ ...of.record, rev: of.record.rev + 1, supersedes: of.hash, change: { what: { en: 'The figure' }, why: { en: 'It was wrong' } }, created: later(of.record.rev), ...more });
const recall = (of: Warning, body: object = {}, to = ['b', 'c']): Revision<RecordOf<'recall'>> => revision(recordBy('a', to, 'recall', { id: of.record.id, reason: { en: 'Mistaken.' }, scope: 'withdraw', keep: [], ...body }) as RecordOf<'recall'>);
const readBack = (alert: Alert): ReadAlert => {
  const [one] = must(readCap(Buffer.from(capXml(alert))));
  if (!one || isRefusal(one)) throw new Error(JSON.stringify(one));
  return one;
};

describe('a warning', () => {
  test('of a first revision is an Alert, in each language in which all of it is said', () => {
    const one = warning();
    const alert = alertOf(one, []);
    expect(alert).toMatchObject({ identifier: identifierOf(one), sender: 'a@test-net', sent: '2022-05-10T09:00:00-00:00', status: 'Actual', msgType: 'Alert', scope: 'Private', addresses: 'b c', code: ['marking:TLP-2.0:AMBER', 'reshare:no'], incidents: one.record.id });
    expect(alert.references).toBeUndefined();
    expect(alert.info!.map(({ language, headline, description, instruction }) => [language, headline, description, instruction])).toEqual([['en', 'Crossings may close', 'No goods for a week.', '1. Open a corridor\n2. Wait'], ['ru', 'Переходы могут закрыть', 'Неделя без грузов.', '1. Открыть коридор\n2. Ждать']]);
    expect(alert.info![0]).toMatchObject({ category: ['Security'], urgency: 'Future', severity: 'Unknown', certainty: 'Likely', expires: '2022-05-12T09:00:00-00:00', senderName: 'duty analyst, a' });
    expect(alert.info![0]!.parameter).toEqual([
      { valueName: 'answerBy', value: '2022-05-12T09:00:00-00:00' }, { valueName: 'addressee', value: 'KAZ' }, { valueName: 'addressee', value: 'permanent_council' }, { valueName: 'probability', value: '0.6' }, { valueName: 'source', value: 'A report (B2, 2022-05)' },
      { valueName: 'revision', value: '1' }, { valueName: 'sha256', value: one.hash.slice(7) },
    ]);
  });

  test('is in one language where another is not whole, that of the record first', () => {
    expect(alertOf(warning({ options: [{ en: 'Wait' }] }), []).info!.map(({ language }) => language)).toEqual(['en']);
    expect(alertOf(warning({}, { lang: 'ru' }), []).info!.map(({ language }) => language)).toEqual(['ru', 'en']);
    expect(alertOf(warning({ title: { ru: 'Т' }, consequence: { en: 'C' } }), []).info!.map(({ language, description }) => [language, description])).toEqual([['ru', 'C']]);
  });

  test('of a later revision is an Update of those that are held, and an Alert where none is', () => {
    const one = warning();
    const two = next(one);
    const three = next(two);
    const alert = alertOf(three, [one, two]);
    expect(alert.msgType).toBe('Update');
    expect(referencesOf(alert)).toEqual([one, two].map((of) => ({ sender: 'a@test-net', identifier: identifierOf(of), sent: of.record.created.replace('.000Z', '-00:00') })));
    expect(alert.note).toBe('The figure. It was wrong');
    expect(alertOf(three, []), 'whoever joined late').toMatchObject({ msgType: 'Alert' });
    expect(referencesOf(alertOf(two, [one, three])), 'what came after is not followed').toHaveLength(1);
  });

  test.each([
    ['for everybody, when it is CLEAR and public', { level: 'CLEAR', public: true, caveats: [] }, { scope: 'Public' }],
    ['for its nodes, when it is CLEAR alone', { level: 'CLEAR', public: false, caveats: [] }, { scope: 'Private', addresses: 'b c' }],
    ['restricted by a rule, when its marking has caveats', { level: 'RED', public: false, caveats: ['Heads of centres', ' only in print '] }, { scope: 'Restricted', restriction: 'Heads of centres; only in print', addresses: 'b c' }],
  ])('is %s', (_, marking, expected) => {
    const { scope, restriction, addresses } = alertOf(warning({}, { marking: { scheme: 'TLP-2.0', reshare: 'no', ...marking } }), []);
    expect(JSON.parse(JSON.stringify({ scope, restriction, addresses }))).toEqual(expected);
  });

  test('of an exercise names it, and what is invented is a test of which nobody takes notice', () => {
    expect(alertOf(warning({ exercise: 'Unity 2022' }), [])).toMatchObject({ status: 'Exercise', note: 'Unity 2022' });
    expect(alertOf(warning({ exercise: 'Unity 2022' }, {}, true), [])).toMatchObject({ status: 'Test', note: expect.stringContaining('Вымышлено') as string });
  });

  test.each([[null, 'Unknown'], [1, 'Likely'], [0.51, 'Likely'], [0.5, 'Possible'], [0.005, 'Possible'], [0.004, 'Unlikely'], [0, 'Unlikely']] as const)('probability %s is %s', (probability, certainty) => {
    expect(certaintyOf(probability)).toBe(certainty);
  });

  test.each([[0, 'Past'], [-5, 'Past'], [1, 'Expected'], [1.01, 'Future']] as const)('an answer needed in %s hours is %s', (hours, urgency) => {
    expect(urgencyOf(later(hours), NOW)).toBe(urgency);
  });
});

describe('a recall', () => {
  const one = warning({ exercise: 'Unity 2022' });
  const two = next(one, { audience: { label: '', members: ['b'], future: false } });

  test('is a Cancel of all its revisions, without a word of them', () => {
    const cancel = must(cancelOf(recall(one), [one, two])) as Alert;
    expect(cancel).toMatchObject({ msgType: 'Cancel', status: 'Exercise', scope: 'Private', addresses: 'b c', note: 'Unity 2022\nMistaken.', incidents: one.record.id });
    expect(referencesOf(cancel).map(({ identifier }) => identifier)).toEqual([identifierOf(one), identifierOf(two)]);
    expect(cancel.info).toBeUndefined();
  });

  test('that narrows cancels what those had who are left out, and is addressed to them alone', () => {
    const cancel = must(cancelOf(recall(one, { scope: 'narrow', keep: ['b'] }), [one, two])) as Alert;
    expect(cancel.addresses).toBe('c');
    expect(referencesOf(cancel).map(({ identifier }) => identifier)).toEqual([identifierOf(one)]);
  });
});

describe('a receipt', () => {
  const one = warning();
  const back = recall(one);
  const receipt = (...items: [string, 'refused' | 'hidden' | 'purged' | 'kept', string | null][]): Revision<RecordOf<'receipt'>> =>
    revision(recordBy('b', ['a'], 'receipt', { items: items.map(([hash, outcome, why], i) => ({ epoch: 1, seq: i + 1, hash, outcome, why })) }) as RecordOf<'receipt'>);
  const known = new Map<string, { answered: Revision; warning: Warning }>([[one.hash, { answered: one, warning: one }], [back.hash, { answered: back, warning: one }]]);

  test('of a recall is an Ack of the Cancel, and of what was refused an Error, which says why', () => {
    const [ack, error, ...more] = answersOf(receipt([one.hash, 'refused', 'exchange.bad_revision'], [back.hash, 'hidden', null]), known);
    expect(ack).toMatchObject({ msgType: 'Ack', sender: 'b@test-net', note: 'hidden', addresses: 'a' });
    expect(referencesOf(ack!).map(({ identifier }) => identifier)).toEqual([identifierOf(back)]);
    expect(error).toMatchObject({ msgType: 'Error', note: 'exchange.bad_revision' });
    expect(referencesOf(error!).map(({ identifier }) => identifier)).toEqual([identifierOf(one)]);
    expect(error!.identifier).not.toBe(ack!.identifier);
    expect(more).toEqual([]);
  });

  test('of something else is nothing here', () => {
    expect(answersOf(receipt([`sha256:${'0'.repeat(64)}`, 'hidden', null]), known)).toEqual([]);
  });
});

/** Any text that a body may have, with what XML forbids or means something by. */
const text = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\r', '\n', '\t', '\u0001', '\u001b', '\ufffe', '&amp;', '<!--', '<![CDATA[', '<!DOCTYPE x>', 'ы', '😀', ' '), minLength: 1, maxLength: 12 }))
  .filter((one) => one.isWellFormed() && one.trim() !== '' && !one.includes('\0'));
const said = fc.record({ en: text, ru: text });
const bodies = fc.record({
  title: said, consequence: said, options: fc.array(said, { minLength: 1, maxLength: 4 }), addressee: fc.array(text, { minLength: 1, maxLength: 3 }), probability: fc.option(fc.double({ min: 0, max: 1, noNaN: true })), answerBy: fc.integer({ min: -100, max: 10_000 }).map((hours) => later(hours)),
  sources: fc.array(fc.record({ title: text, grade: fc.constant('B2'), published: fc.constant(null) }), { maxLength: 2 }),
}) as fc.Arbitrary<Body<'warning'>>;
const markings = fc.record({ scheme: fc.constant('TLP-2.0'), level: fc.constantFrom('CLEAR', 'AMBER', 'RED'), reshare: fc.constant('no'), public: fc.constant(false), caveats: fc.array(text, { maxLength: 2 }) });
/** As a reader of XML gets it: what XML does not know is U+FFFD, and spaces around do not count. */
const known = (one: string): string => [...one].map((char) => (/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(char) ? char : '\ufffd')).join('').trim();
const asRead = (value: unknown): unknown => (typeof value === 'string' ? known(value) : Array.isArray(value) ? value.map(asRead) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== '').map(([name, one]) => [name, asRead(one)])) : value);

describe('whatever a warning says', () => {
  const written: string[] = [];

  test('comes back as it was written', () => {
    fc.assert(fc.property(bodies, markings, fc.boolean(), (body, marking, later_) => {
      const one = warning(body, { marking });
      const alert = later_ ? alertOf(next(one), [one]) : alertOf(one, []);
      written.push(capXml(alert));
      const back = readBack(alert);
      expect(back.alert).toEqual(asRead(alert));
      expect(back.notices).toEqual([]);
      expect(addressesOf(back.alert)).toEqual(['b', 'c']);
    }), { numRuns: 300 });
  });

  test.skipIf(!oracle)('is valid by the schema of OASIS', () => {
    const back = recall(warning());
    const all = [...written, ...[alertOf(warning({ exercise: 'A & B' }), []), must(cancelOf(back, [warning()])) as Alert].map(capXml)];
    expect(all.length).toBeGreaterThan(300);
    expect(faultsIn(all).filter((fault) => fault !== '')).toEqual([]);
  });

  test.skipIf(!oracle)('and the schema knows a bad one', () => {
    const good = capXml(alertOf(warning(), []));
    expect(faultsIn([good, good.replace('-00:00</sent>', 'Z</sent>'), good.replace('Private', 'Secret'), good.replace(/<event>[^<]*<\/event>/, '')]).map((fault) => fault === '')).toEqual([true, false, false, false]);
  });
});
