import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';

/** Something a person is asked for, by an hour or without one. */
export type Duty = {
  readonly kind: 'answer' | 'position' | 'announce' | 'circulate' | 'consult' | 'deadline';
  readonly id: string;
  readonly href: string;
  readonly what: Words;
  readonly dossier: string;
  readonly by: Instant | null;
  /** Who else was asked, and who has answered; in the order of the charter. */
  readonly answered: Readonly<Record<string, string>> | null;
  readonly state: 'not_started' | 'answered' | 'silent' | 'waiting';
  readonly example: boolean;
};

/** By the hour; what has no hour comes last. */
export function byHour(duties: readonly Duty[]): Duty[] {
  const key = (duty: Duty): string => `${duty.by ?? '9999'} ${duty.id}`;
  return [...duties].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Duties whose hour falls before the given end of the day, passed ones included. */
export const dueBefore = (duties: readonly Duty[], end: Instant): Duty[] => duties.filter((duty) => duty.by !== null && duty.by < end && duty.state !== 'answered');
