/**
 * A panel: deaths by unit and month. Months are numbered as ViEWS numbers them, 1 for January 1980.
 * Units are countries by their ViEWS number, or cells by their PRIO-GRID number (Tollefsen et al. 2012).
 */
export type Panel = {
  readonly kind: 'country' | 'cell';
  /** In rising order. */
  readonly units: readonly number[];
  /** Of each unit; empty for cells. */
  readonly names: readonly string[];
  /** Number of the first month. */
  readonly first: number;
  readonly months: number;
  /** Month after month of the first unit, then of the next; NaN where the unit did not exist. */
  readonly counts: Float64Array;
  /** Of each unit the places in `units` of those beside it; null where nobody has said. */
  readonly neighbours: readonly (readonly number[])[] | null;
};

export const monthOf = (year: number, month: number): number => (year - 1980) * 12 + month;
/** "2021-10" for 502. */
export const monthName = (month: number): string => `${1980 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}`;
export const lastMonth = ({ first, months }: Panel): number => first + months - 1;

/** The counts of a unit, oldest first: a view, not a copy. */
export const seriesOf = ({ counts, months }: Panel, unit: number): Float64Array => counts.subarray(unit * months, (unit + 1) * months);

/** What was known at the end of a month. Nothing later is in it, so nothing that is fitted to it can know more. @throws RangeError where the panel does not reach so far, or begins later */
export function knownAt(panel: Panel, origin: number): Panel {
  const months = origin - panel.first + 1;
  if (months < 1 || months > panel.months) throw new RangeError(`the panel runs from ${monthName(panel.first)} to ${monthName(lastMonth(panel))}, so ${monthName(origin)} is no origin`);
  const counts = new Float64Array(panel.units.length * months);
  for (let unit = 0; unit < panel.units.length; unit++) counts.set(seriesOf(panel, unit).subarray(0, months), unit * months);
  return { ...panel, months, counts };
}

/** Places of the units that exist in the last month. */
export const existing = (panel: Panel): number[] => panel.units.flatMap((_, unit) => (Number.isNaN(panel.counts[(unit + 1) * panel.months - 1]!) ? [] : [unit]));
