import type { Words } from './words.ts';

/** One mark in the life of a matter. `from` and `to` are days; a month or a year spans several. */
export type Lane = 'signal' | 'warning' | 'request' | 'text' | 'decision' | 'publication';
export const LANES: readonly Lane[] = ['signal', 'warning', 'request', 'text', 'decision', 'publication'];

export type Step = {
  readonly lane: Lane;
  readonly from: string;
  readonly to: string | null;
  /** The hour, where it is known. */
  readonly at: string | null;
  readonly precision: 'day' | 'span' | 'year' | 'report';
  readonly what: Words;
  /** An identifier of the charter or of a person; for a fact of the past, words. */
  readonly who: string | Words | null;
  readonly href: string | null;
  readonly act: number | null;
  readonly source: string | null;
  readonly example: boolean;
  /** A fact of the past that was recorded with its source; nothing of it is invented, whoever recorded it. */
  readonly fact?: { readonly published: string | null; readonly url: string | null; readonly rivals: Words | null; readonly carried: readonly Carried[]; readonly recordedAt: string };
};

/** What a warning should carry, and how far a real one did. What is not listed was not named. */
export const CARRIES = ['consequence', 'options', 'addressee', 'answerBy', 'probability'] as const;
export type Carried = { readonly part: (typeof CARRIES)[number]; readonly how: 'stated' | 'part'; readonly words: Words };
