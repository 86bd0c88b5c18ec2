import { bodyOf } from './members.ts';
import type { Charter, Format, Matter } from './schema.ts';

/** The one way of meeting of a body whose charter names none. */
export const PLAIN: Format = { id: 'plain', name: { en: 'Meeting', ru: 'Заседание' }, decides: true, verified: true };

/** How a body meets. */
export const formatsOf = (charter: Charter, body: string): readonly Format[] => bodyOf(charter, body)?.formats ?? [PLAIN];

/** Matters that these bodies decide when they meet, in the order of the charter. */
export const meetingMatters = (charter: Charter, bodies: readonly string[]): Matter[] =>
  charter.matters.filter(({ body, procedure }) => bodies.includes(body) && charter.procedures.find(({ id }) => id === procedure)?.rule.kind === 'decision');
