import { fitByMoments, type NegativeBinomial } from '../../probability/negative-binomial.ts';
import type { Model } from '../model.ts';
import type { Random } from '../random.ts';
import { recent } from './simple.ts';

/** A negative binomial with the mean and variance of the unit's own last months; zero where these were. Bodentien & Rüter, entry to the ViEWS challenge 2023/24. */
export const moments = (months: number): Model => ({
  id: `nb-${months}`, version: '1', source: 'Bodentien & Rüter 2024, ViEWS prediction challenge',
  fit: (known) => ({
    draw(unit, _ahead, random, out) {
      const counts = recent(known, unit, months);
      if (counts.every((count) => count === 0)) return void out.fill(0);
      drawNegativeBinomial(fitByMoments(counts), random, out);
    },
  }),
});

/** As a Poisson around a gamma (Greenwood & Yule 1920). */
export function drawNegativeBinomial({ mean, size }: NegativeBinomial, random: Random, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    const rate = size === Infinity ? mean : (random.gamma(size) * mean) / size;
    out[i] = rate < 1e-9 ? 0 : random.poisson(rate);
  }
}
