/** The shapes of status. Each stands with a word; the colour class has the name of its tone. */
export const SHAPES = [
  'agree', 'reserve', 'object', 'aside', 'abstain', 'recused', 'silent', 'absent', 'due', 'lapsed', 'example',
] as const;
export type Shape = (typeof SHAPES)[number];
export type Tone = 'agree' | 'reserve' | 'object' | 'aside' | 'silent' | 'absent' | 'due' | 'example';

const TONES: Partial<Record<Shape, Tone>> = { abstain: 'aside', recused: 'absent', lapsed: 'due' };
export const toneOf = (shape: Shape): Tone => TONES[shape] ?? (shape as Tone);
