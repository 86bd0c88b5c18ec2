import { describe, expect, test } from 'vitest';
import { textFiles } from '../../core/text.ts';
import { actsOf, as, both, chair } from '../../../test/actors.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { draft, freeze, HASH, p, PARAGRAPHS, revise, text, textRefusals, TITLE } from '../../../test/cases/texts.ts';
import { drafted, frozen, MOST_PARAGRAPHS, revised } from './schema.ts';

describe('drafting', () => {
  test('is one act of the dossier, for its readers', () => {
    const acts = actsOf(draft());
    expect(acts).toEqual([{ kind: 'texts.drafted', dossier: 'D-1', audience: ['parties'], payload: { id: 'T-2', dossier: 'D-1', consultation: null, title: TITLE, paragraphs: PARAGRAPHS } }]);
    expect(drafted.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('from a consultation, the act cites it', () => {
    expect(actsOf(draft({ consultation: 'C-1' }))[0]).toMatchObject({ payload: { consultation: 'C-1' }, refs: ['C-1'] });
  });

  test.each([
    ['a title alone', []],
    ['a preamble alone', [p('a', 'preambular'), p('b', 'preambular')]],
    ['as many paragraphs as a text may have', Array.from({ length: MOST_PARAGRAPHS }, () => p('x'))],
    ['a paragraph in one language', [{ ...p('x'), words: { en: 'x' } }]],
  ])('%s will do', (_, paragraphs) => {
    const [act] = actsOf(draft({ paragraphs }));
    expect(drafted.safeParse(act!.payload).success).toBe(true);
  });

  test('the chair drafts too, as long as it presides', () => {
    expect(actsOf(draft({}, {}, as(chair)))).toHaveLength(1);
    expect(draft({}, {}, as(chair, '2023-01-01T09:00:00.000Z'))).toMatchObject({ refused: true });
  });
});

describe('revising', () => {
  test('makes the next revision of the one it was made on', () => {
    const acts = actsOf(revise({ title: both('New title'), paragraphs: [p('new')] }));
    expect(acts).toEqual([{ kind: 'texts.revised', dossier: 'D-1', audience: ['parties'], payload: { id: 'T-2', revision: 4, title: both('New title'), paragraphs: [p('new')] } }]);
    expect(revised.safeParse(acts[0]!.payload).success).toBe(true);
  });
});

describe('freezing', () => {
  test('makes the next version, with the hash of the authentic text and every language that is complete', () => {
    const acts = actsOf(freeze());
    expect(acts).toEqual([{ kind: 'texts.frozen', dossier: 'D-1', audience: ['parties'], payload: { id: 'T-2', version: 2, hash: HASH, title: TITLE, paragraphs: PARAGRAPHS, files: textFiles(TITLE, PARAGRAPHS, ['ru', 'en']) } }]);
    expect(frozen.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('a translation may be missing', () => {
    const paragraphs = [{ ...p('x'), words: { ru: 'x' } }];
    expect(Object.keys((actsOf(freeze({ text: text({ paragraphs }) }))[0]!.payload as { files: object }).files)).toEqual(['ru']);
  });

  test('the version before does not keep a changed text from being frozen', () => {
    expect(actsOf(freeze({ text: text({ hash: HASH, paragraphs: [...PARAGRAPHS, p('more')] }) }))[0]!.payload).toMatchObject({ version: 2 });
  });
});

describe('a text', () => {
  testRefusals(textRefusals);
});
