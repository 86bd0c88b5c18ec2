import { best } from './best.ts';
import { changePoint } from './change-point.ts';
import { cusum } from './cusum.ts';
import type { Detector } from './detector.ts';
import { earsC1, earsC2, earsC3 } from './ears.ts';
import { farringtonFlexible } from './farrington-flexible.ts';
import { FARRINGTON, farrington } from './farrington.ts';

export type Method = { readonly name: string; readonly about: string; readonly detector: Detector };

/** Every detector of one series by the name it is called by; those with a level in their name bear the names and settings of the benchmark. */
export const METHODS: readonly Method[] = [
  { name: 'best', about: 'two weeks of evidence for an outbreak against a baseline from all of the history', detector: best() },
  { name: 'farringtonFlexible_nbPlugin_a01', about: 'Noufaily et al. 2013, five years, ten periods, negative binomial bound of 1 %', detector: farringtonFlexible() },
  { name: 'farrington_original_a01', about: 'Farrington et al. 1996, five years, bound on the 2/3 power of 1 % on both sides', detector: farrington(FARRINGTON) },
  { name: 'ears_C1_a01', about: 'above the mean of the last seven weeks', detector: earsC1() },
  { name: 'ears_C2_a01', about: 'the same, two weeks earlier', detector: earsC2() },
  { name: 'ears_C3_a025', about: 'what C2 was exceeded by in the two weeks before', detector: earsC3() },
  { name: 'cusum_nb', about: 'cumulative sum for a rise of one and a half standard deviations, negative binomial', detector: cusum() },
  { name: 'change_point', about: 'Bayesian online change point', detector: changePoint() },
];

export const methodOf = (name: string): Method | undefined => METHODS.find((method) => method.name === name);
