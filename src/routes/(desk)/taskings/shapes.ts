import type { Standing } from '#features/taskings/index.ts';
import type { Shape } from '#web/marks.ts';

export const STANDINGS: Readonly<Record<Standing, Shape>> = { answered: 'agree', late: 'reserve', due: 'silent', overdue: 'due' };
