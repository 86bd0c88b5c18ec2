import type { Paper } from '#features/papers/index.ts';
import type { Shape } from '#web/marks.ts';

export const stateOf = ({ text, shared_revision, revision }: Pick<Paper, 'text' | 'shared_revision' | 'revision'>): 'draft' | 'shared' | 'ahead' | 'put' => (text !== null ? 'put' : shared_revision === null ? 'draft' : shared_revision === revision ? 'shared' : 'ahead');
export const STATES: Readonly<Record<ReturnType<typeof stateOf>, Shape>> = { draft: 'silent', shared: 'agree', ahead: 'reserve', put: 'agree' };
