import type { Said } from '../../platform/feature.ts';
import type { Answered, Requested } from './schema.ts';

export const saysRequested = ({ id, warning }: Requested): Said => [{ key: 'act_requested', facts: { id, warning } }];
export const saysAnswered = ({ consultation, answer }: Answered): Said => [{ key: `act_${answer}`, facts: { consultation } }];
