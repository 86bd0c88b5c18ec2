import type { Context, Decision } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { textFiles, type Paragraph } from '../../src/core/text.ts';
import { draftText, freezeText, reviseText, type DraftState, type DraftText, type TextState } from '../../src/features/texts/rules.ts';
import { MOST_PARAGRAPHS } from '../../src/features/texts/schema.ts';
import { admin, as, both, general, officer, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

const { KAZ } = signedDelegates;
export const p = (words: string, part: Paragraph['part'] = 'operative'): Paragraph => ({ part, heading: null, words: both(words) });
export const TITLE = both('Statement');
export const PARAGRAPHS = [p('Bearing in mind,', 'preambular'), p('The Parties agree.'), p('The Parties act.')];
export const HASH = textFiles(TITLE, PARAGRAPHS, ['ru']).ru!.sha256;

export const draft = (change: Partial<DraftText> = {}, state: Partial<DraftState> = {}, context: Context<Charter> = as(officer)): Decision =>
  draftText({ dossier: { id: 'D-1', audience: ['parties'] }, next: 2, consultation: { id: 'C-1', dossier: 'D-1' }, ...state }, { dossier: 'D-1', consultation: null, title: TITLE, paragraphs: PARAGRAPHS, ...change }, context);

type Text = NonNullable<TextState['text']>;
export const text = (change: Partial<Text> = {}): Text => ({ id: 'T-2', dossier: 'D-1', audience: ['parties'], revision: 3, version: 1, title: TITLE, paragraphs: PARAGRAPHS, hash: null, ...change });
export const revise = (change: { revision?: number; title?: DraftText['title']; paragraphs?: readonly Paragraph[] } = {}, state: TextState['text'] = text(), context: Context<Charter> = as(officer)): Decision =>
  reviseText({ text: state, running: null }, { text: 'T-2', revision: 3, title: TITLE, paragraphs: PARAGRAPHS, ...change }, context);
export const freeze = (state: Partial<TextState> = {}, revision = 3, context: Context<Charter> = as(officer)): Decision => freezeText({ text: text(), running: null, ...state }, { text: 'T-2', revision }, context);

const many = (n: number): Paragraph[] => Array.from({ length: n }, (_, i) => p(`Paragraph ${i}`));

export const textRefusals: readonly RefusalCase[] = [
  ['texts.not_allowed', 'drafting, by a delegate who does not preside', () => draft({}, {}, as(KAZ))],
  ['texts.not_allowed', 'drafting, by the Secretary General', () => draft({}, {}, as(general))],
  ['texts.not_allowed', 'revising, by an administrator', () => revise({}, text(), as(admin))],
  ['texts.not_allowed', 'freezing, by a delegate who no longer presides', () => freeze({}, 3, as(signedDelegates.ARM, '2023-01-01T09:00:00.000Z'))],
  ['dossier.not_found', 'drafting in a dossier that is not there for them', () => draft({}, { dossier: null }), { facts: { dossier: 'D-1' } }],
  ['texts.unknown_consultation', 'from a consultation that is not there', () => draft({ consultation: 'C-9' }, { consultation: null }), { facts: { consultation: 'C-9' }, field: 'consultation' }],
  ['texts.unknown_consultation', 'from a consultation of another dossier', () => draft({ consultation: 'C-1' }, { consultation: { id: 'C-1', dossier: 'D-2' } }), { field: 'consultation' }],
  ['texts.no_title', 'without a title', () => draft({ title: {} }), { field: 'title' }],
  ['texts.no_title', 'revised to have no title', () => revise({ title: {} }), { field: 'title' }],
  ['texts.too_long', 'with a paragraph too many', () => draft({ paragraphs: many(MOST_PARAGRAPHS + 1) }), { facts: { most: 60 }, field: 'paragraphs' }],
  ['texts.empty_paragraph', 'with a paragraph that says nothing', () => draft({ paragraphs: [PARAGRAPHS[0]!, { ...PARAGRAPHS[1]!, words: {} }] }), { facts: { paragraph: 2 }, field: 'paragraph2' }],
  ['texts.empty_paragraph', 'with a heading and no words', () => revise({ paragraphs: [{ part: 'operative', heading: both('Heading'), words: {} }] }), { facts: { paragraph: 1 }, field: 'paragraph1' }],
  ['texts.preamble_after', 'with a preamble after the operative part', () => draft({ paragraphs: [p('a', 'preambular'), p('b'), p('c', 'preambular')] }), { facts: { paragraph: 3 }, field: 'paragraph3' }],
  ['texts.not_found', 'revising what is not there for them', () => revise({}, null), { facts: { text: 'T-2' } }],
  ['texts.not_found', 'freezing what is not there for them', () => freeze({ text: null }), { facts: { text: 'T-2' } }],
  ['texts.stale', 'revising what somebody else revised meanwhile', () => revise({ revision: 2 }), { facts: { yours: 2, current: 3 } }],
  ['texts.stale', 'revising a revision that never was', () => revise({ revision: 4 })],
  ['texts.stale', 'freezing what somebody else revised meanwhile', () => freeze({}, 2), { facts: { yours: 2, current: 3 } }],
  ['texts.stale', 'freezing a revision that is no number', () => freeze({}, Number('x'))],
  ['texts.running', 'freezing while the parties are asked', () => freeze({ running: 'S-1' }), { facts: { procedure: 'S-1' } }],
  ['texts.empty', 'freezing a title alone', () => freeze({ text: text({ paragraphs: [] }) })],
  ['texts.not_authentic', 'freezing a title that is a translation only', () => freeze({ text: text({ title: { en: 'Statement' } }) }), { facts: { language: 'ru', paragraphs: [] } }],
  ['texts.not_authentic', 'freezing paragraphs that are translations only', () => freeze({ text: text({ paragraphs: [PARAGRAPHS[0]!, { ...PARAGRAPHS[1]!, words: { en: 'x' } }, { ...PARAGRAPHS[2]!, words: { en: 'y' } }] }) }), { facts: { language: 'ru', paragraphs: [2, 3] } }],
  ['texts.unchanged', 'freezing what is frozen', () => freeze({ text: text({ hash: HASH }) }), { facts: { version: 1 } }],
];
