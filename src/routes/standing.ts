import type { Shape } from '#web/marks.ts';

/** The shape that stands for a position, or for having none. */
export const SHAPE_OF: Readonly<Record<string, Shape>> = {
  agrees: 'agree', reserves: 'reserve', aside: 'aside', abstains: 'abstain', objects: 'object', recused: 'recused', silent: 'silent', not_entitled: 'absent',
};
/** The shape that stands for the state of a procedure. */
export const STATE_SHAPE: Readonly<Record<string, Shape>> = { open: 'due', broken: 'object', adopted: 'agree', not_adopted: 'object' };
/** The shape that stands for the state of a proposed warning. */
export const PROPOSAL_SHAPES: Readonly<Record<'open' | 'returned' | 'withdrawn' | 'approved', Shape>> = { open: 'due', returned: 'reserve', withdrawn: 'absent', approved: 'agree' };
