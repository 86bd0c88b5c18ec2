/**
 * Efficiency: what consultations and silences took, and how long what is open has been open.
 *
 * Nothing is stored. Figures are made of what the reader may read and of nothing else, and the page says so. What is missing is
 * missing and never zero.
 */
export { figuresAt, readMeasured, type Figures, type Measured } from './read.ts';
export { spread, type Course, type Open, type Spread } from './rules.ts';
export { words as efficiencyWords } from './words.ts';
