import { at, featuresOf, rowAt, type Features } from '../features.ts';
import { HORIZONS, type Fitted, type Model } from '../model.ts';
import { seriesOf, type Panel } from '../panel.ts';

/** A history that resembled: a unit (by its place) at the end of a month of the panel (from 0), how far it is, and its level then (deaths a month). */
export type Analogue = { readonly unit: number; readonly month: number; readonly distance: number; readonly level: number };

/** Where a history stands: its means over these lengths, in log(1 + deaths). Recent ones weigh more. */
const STATE = [['last', 1], ['mean3', 1], ['mean6', 1], ['mean12', 1], ['mean24', 0.7], ['mean60', 0.7]] as const;
const AXES = STATE.map(([name, weight]) => ({ column: at(name), weight }));
const LEVEL = at('mean6');
const LEAST = 24;
const NEAREST = 150;
/** Of one unit histories this many months apart: neighbouring months are one episode told twice. */
const APART = 3;
const FLOOR = 3;

/** The histories nearest to that of a unit at the origin, whose next months are all known; nearest first. */
export function analogues(known: Panel, unit: number, count: number, features: Features = featuresOf(known)): Analogue[] {
  const here = rowAt(features, unit, known.months - 1);
  const found: Analogue[] = [];
  for (let other = 0; other < known.units.length; other++) {
    for (let month = known.months - 1 - HORIZONS; month >= LEAST; month -= APART) {
      const there = rowAt(features, other, month);
      if (Number.isNaN(there[0]!)) continue;
      let square = 0;
      for (const { column, weight } of AXES) square += weight * (there[column]! - here[column]!) ** 2;
      found.push({ unit: other, month, distance: Math.sqrt(square), level: Math.expm1(there[LEVEL]!) });
    }
  }
  return found.sort((a, b) => a.distance - b.distance || a.unit - b.unit || a.month - b.month).slice(0, count);
}

/** What came after histories that resembled, larger or smaller by as much as the own level is. Nearest neighbours in the space of states (Lorenz 1969; Chadefaux 2022 for conflict). */
export const nearest: Model = {
  id: 'analogues', source: 'Lorenz 1969, Atmospheric predictability as revealed by naturally occurring analogues; Chadefaux 2022, A shape-based approach to conflict forecasting',
  fit(known): Fitted {
    const features = featuresOf(known);
    const kept = new Map<number, readonly Analogue[]>();
    return {
      draw(unit, ahead, random, out) {
        let like = kept.get(unit);
        if (!like) kept.set(unit, (like = analogues(known, unit, NEAREST, features)));
        if (like.length === 0) return void out.fill(0);
        const own = Math.expm1(rowAt(features, unit, known.months - 1)[LEVEL]!);
        for (let i = 0; i < out.length; i++) {
          const one = like[random.below(like.length)]!;
          const came = seriesOf(known, one.unit)[one.month + ahead]!;
          out[i] = Number.isNaN(came) || came === 0 ? 0 : Math.max(1, Math.round((came * (own + FLOOR)) / (one.level + FLOOR)));
        }
      },
    };
  },
};
