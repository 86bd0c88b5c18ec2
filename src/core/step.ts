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
  readonly who: string | null;
  readonly href: string | null;
  readonly act: number | null;
  readonly source: string | null;
  readonly example: boolean;
};
