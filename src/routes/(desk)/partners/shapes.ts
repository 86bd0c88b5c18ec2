import type { Shape } from '#web/marks.ts';

/** How an entry of a sheet stands, as a shape. */
export const ENTRY_SHAPES: Readonly<Record<'planned' | 'done' | 'dropped', Shape>> = { planned: 'silent', done: 'agree', dropped: 'absent' };
