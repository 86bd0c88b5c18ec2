import type { Said } from '../../platform/feature.ts';
import type { Circulated, Ended, Extended, ObjectionWithdrawn, PositionTaken, Proposed, TakenBack } from './schema.ts';

const on = (paragraphs: readonly number[]): Said[number] => (paragraphs.length === 0 ? { key: 'on_whole' } : { key: paragraphs.length === 1 ? 'on_paragraph' : 'on_paragraphs', facts: { paragraphs } });

export const saysCirculated = ({ text, version, deadline }: Circulated): Said => [{ key: 'act_circulated', facts: { text, version, deadline } }];
export const saysPosition = ({ kind, paragraphs }: PositionTaken): Said => [{ key: `act_${kind}` }, on(paragraphs)];
export const saysTakenBack = ({ act }: TakenBack): Said => [{ key: 'act_taken_back', facts: { act } }];
export const saysWithdrawn = ({ paragraphs }: ObjectionWithdrawn): Said => [{ key: 'act_withdrawn' }, on(paragraphs)];
export const saysExtended = ({ deadline }: Extended): Said => [{ key: 'act_extended', facts: { deadline } }];
export const saysEnded = ({ how }: Ended): Said => [{ key: `act_ended_${how}` }];
export const saysProposed = ({ text, version }: Proposed): Said => [{ key: 'act_proposed', facts: { text, version } }];
