import { BINS, binOf } from '../../scoring/ignorance.ts';
import { meanOfYear } from '../features.ts';
import { learner, type Fitted, type Learner, type Model } from '../model.ts';
import { existing, knownAt, lastMonth, monthName, seriesOf, type Panel } from '../panel.ts';
import { randomOf, type Random } from '../random.ts';
import { caseOf, weigh, type Case } from '../stacking.ts';
import { nearest } from './analogues.ts';
import { forest } from './forest.ts';
import { hazard, type HazardOptions } from './hazard.ts';
import { moments } from './moments.ts';

const HAZARD: HazardOptions = { each: 2, seed: 5, half: 180, rounds: 150, rate: 0.06, depth: 6, leaf: 10, ridge: 5, cases: 0.5, columns: 0.5 };
/** Of what length the means are by which the forest makes outcomes larger or smaller. */
export const LEVELS = ['recent', 'mean3', 'mean6'] as const;
const MEMBERS: readonly { readonly model: Model | Learner<unknown>; readonly prior: number }[] = [
  { model: forest(LEVELS), prior: 0.3 },
  { model: hazard(HAZARD), prior: 0.25 },
  { model: hazard({ ...HAZARD, seed: 6, each: 3, depth: 5 }), prior: 0.25 },
  { model: moments(6), prior: 0.12 },
  { model: nearest, prior: 0.08 },
];
const PRIOR = MEMBERS.map(({ prior }) => prior);
/** How hard the weights hold to what was assumed: what three years can tell of them is little. */
const PULL = 0.1;
/** Months before the origin from which the members are tried, so that all that they forecast has come. */
const TRIALS = [14, 26, 38];
const TRIED_AHEAD = [2, 5, 8, 11, 14];
const TRIED_DRAWS = 200;
/** A trial needs so many months before it. */
const LEAST_KNOWN = 60;
/** Units are weighed by the deaths a month of their last year: none, below one, below ten, below a hundred, more. */
export const CLASSES = [0, 1, 10, 100];
/** Of a class so many are tried; of more units, every second or third and so on. */
const MOST_TRIED = 400;

export type Learned = { /** Origin and number of units of the panel that it was learned from. */ readonly origin: number; readonly units: number; /** What each member has learned; null for one that does not learn. */ readonly members: readonly unknown[]; /** Of each class the weights of the members. */ readonly weights: readonly (readonly number[])[] };
/** A piece of learning that needs no other: a member at the origin, or its trial before it. */
export type Piece = { readonly member: number; readonly trial: number };
/** What a member forecast from before the origin: draws of each unit and horizon that is known by now, sorted. */
export type Trial = { readonly draws: Float32Array };

const learns = (model: Model | Learner<unknown>): model is Learner<unknown> => 'learn' in model;

/** The pieces in the order of their cost, the longest first. */
export function piecesOf(known: Panel): Piece[] {
  const trials = TRIALS.filter((back) => known.months - back >= LEAST_KNOWN);
  return [0, ...trials].flatMap((trial) => MEMBERS.map((_, member) => ({ member, trial }))).sort((a, b) => cost(b.member) - cost(a.member));
}
const cost = (member: number): number => (learns(MEMBERS[member]!.model) ? 1 : 0);

/** @returns what the member has learned at the origin, or a `Trial` */
export function learnPiece(known: Panel, { member, trial }: Piece): unknown {
  const { model } = MEMBERS[member]!;
  if (trial === 0) return learns(model) ? model.learn(known) : null;
  const before = knownAt(known, lastMonth(known) - trial);
  const fitted = model.fit(before);
  const rows = triedRows(known, before);
  const draws = new Float32Array(rows.length * TRIED_DRAWS);
  for (const [row, { unit, ahead }] of rows.entries()) {
    const out = draws.subarray(row * TRIED_DRAWS, (row + 1) * TRIED_DRAWS);
    fitted.draw(unit, ahead, randomOf(trial, member, known.units[unit]!, ahead), out);
    out.sort();
  }
  return { draws } satisfies Trial;
}

function triedRows(known: Panel, before: Panel): { unit: number; ahead: number; outcome: number }[] {
  const classes = [...CLASSES, Infinity].map((): number[] => []);
  for (const unit of existing(before)) classes[classOf(before, unit)]!.push(unit);
  const tried = classes.flatMap((units) => units.filter((_, i) => i % Math.ceil(units.length / MOST_TRIED) === 0)).sort((a, b) => a - b);
  return tried.flatMap((unit) => TRIED_AHEAD.flatMap((ahead) => {
    const outcome = seriesOf(known, unit)[before.months - 1 + ahead]!;
    return Number.isNaN(outcome) ? [] : [{ unit, ahead, outcome }];
  }));
}

/** Puts the pieces together: the weights of each class are those that would have served best in the trials. */
export function assemble(known: Panel, pieces: readonly (readonly [Piece, unknown])[]): Learned {
  const members = MEMBERS.map((_, member) => pieces.find(([piece]) => piece.member === member && piece.trial === 0)![1]);
  const cases: Case[][] = [...CLASSES, Infinity].map(() => []);
  // One after another as they are listed, not as they were done: sums of another order differ in their last bits.
  for (const trial of TRIALS.filter((back) => pieces.some(([piece]) => piece.trial === back))) {
    const before = knownAt(known, lastMonth(known) - trial);
    const tried = MEMBERS.map((_, member) => pieces.find(([piece]) => piece.member === member && piece.trial === trial)![1] as Trial);
    for (const [row, { unit, outcome }] of triedRows(known, before).entries()) {
      const bin = binOf(outcome);
      const draws = tried.map((one) => one.draws.subarray(row * TRIED_DRAWS, (row + 1) * TRIED_DRAWS));
      cases[classOf(before, unit)]!.push(caseOf(draws, outcome, [BINS[bin]!, BINS[bin + 1] ?? Infinity]));
    }
  }
  return { origin: lastMonth(known), units: known.units.length, members, weights: cases.map((those) => weigh(those, { prior: PRIOR, pull: PULL })) };
}

function classOf(known: Panel, unit: number): number {
  const mean = meanOfYear(seriesOf(known, unit));
  const found = CLASSES.findIndex((bound, i) => (i === 0 ? mean === bound : mean < bound));
  return found < 0 ? CLASSES.length : found;
}

/**
 * Our forecast: histories that resemble by a forest, two boosted hazards, a negative binomial of the last half year and the
 * nearest analogues, their draws pooled (a linear pool: Stone 1961) by weights that each origin learns from what came before it.
 */
export const best: Learner<Learned> = learner({
  id: 'best', version: '1', source: 'Pool of forest, hazard, nb-6 and analogues; Yao et al. 2018, Using stacking to average Bayesian predictive distributions',
  learn: (known) => assemble(known, piecesOf(known).map((piece) => [piece, learnPiece(known, piece)] as const)),
  from(known, { origin, units, members, weights }): Fitted {
    if (origin !== lastMonth(known) || units !== known.units.length) throw new RangeError(`what was learned for ${units} units in ${monthName(origin)} does not fit ${known.units.length} in ${monthName(lastMonth(known))}`);
    if (members.length !== MEMBERS.length) throw new RangeError(`what was learned for ${monthName(lastMonth(known))} is of another version: ${members.length} members`);
    const fitted = MEMBERS.map(({ model }, member) => (learns(model) ? model.from(known, members[member]) : model.fit(known)));
    return {
      draw(unit, ahead, random, out) {
        const parts = shares(weights[classOf(known, unit)]!, out.length, random);
        for (const [member, part] of parts.entries()) if (part.to > part.from) fitted[member]!.draw(unit, ahead, random, out.subarray(part.from, part.to));
      },
    };
  },
});

/** Cuts so many draws into parts by weight; what does not come out even is left to chance. */
function shares(weights: readonly number[], size: number, random: Random): { from: number; to: number }[] {
  const start = random.next();
  let [sum, from] = [0, 0];
  return weights.map((weight, i) => {
    sum += weight;
    const to = i === weights.length - 1 ? size : Math.min(size, Math.floor(sum * size + start));
    const part = { from, to };
    from = to;
    return part;
  });
}
