import { expect, test } from 'vitest';
import { csto, NOW } from '../../../../../test/actors.ts';
import type { Version } from '#features/texts/index.ts';
import { changesOf } from './since.ts';

const version = (no: number, seq: number, words: string[]): Version => ({
  text: 'T-1', version: no, title: { en: 'Title' }, paragraphs: words.map((en) => ({ part: 'operative' as const, heading: null, words: { en } })), hash: String(no).repeat(64), files: {}, frozen_by: 'officer', frozen_at: `2022-05-0${no}T09:00:00.000Z`, seq, audience: ['parties'], example: false,
});
const versions = [version(3, 30, ['a b', 'new', 'c d']), version(2, 20, ['a b', 'c d']), version(1, 10, ['a x', 'c d'])];
const at = (seq: number) => ({ seen: { seq: 99, at: NOW }, before: { seq, at: '2022-05-03T09:00:00.000Z' } });
const first = { seen: { seq: 99, at: NOW }, before: null };
const locals = { charter: csto, now: NOW, lang: 'en' as const };
const shown = (asked: number | null, visit: Parameters<typeof changesOf>[3], of: Version | null = versions[0]!) => changesOf(versions, of, asked, visit, locals)?.paragraphs.map((p) => [p.no, p.note, p.pieces.map(({ kind, text }) => `${kind} ${text}`)]) ?? null;

test.each<[string, ReturnType<typeof shown>, ReturnType<typeof shown>]>([
  ['nothing on the first visit', shown(null, first), null],
  ['nothing when the newest version was seen', shown(null, at(30)), null],
  ['nothing when there was no version yet', shown(null, at(9)), null],
  ['what came since the version seen last', shown(null, at(25)), [[2, 'operative paragraph 2, new', ['ins new']]]],
  ['what came since an older one, if more was missed', shown(null, at(10)), [[1, 'operative paragraph 1', ['same a ', 'del x', 'ins b']], [2, 'operative paragraph 2, new', ['ins new']]]],
  ['what is asked for, whatever was seen', shown(2, at(30)), [[2, 'operative paragraph 2, new', ['ins new']]]],
  ['nothing for a version that is not before the one shown', shown(3, at(10)), null],
  ['nothing for a version there is not', shown(9, at(10)), null],
  ['nothing where no version is shown', shown(1, at(10), null), null],
])('%s', (_, found, expected) => expect(found).toEqual(expected));
