/** Periods of a series: months ("2022-04") and years ("2022"), and arithmetic on them. */
export type Cadence = 'month' | 'year';

export const isPeriod = (text: string, cadence: Cadence): boolean => (cadence === 'month' ? /^\d{4}-(0[1-9]|1[0-2])$/ : /^\d{4}$/).test(text);
export const cadenceOf = (period: string): Cadence => (period.length === 4 ? 'year' : 'month');

/** Months or years since the year 0. */
export function periodNumber(period: string): number {
  const year = Number(period.slice(0, 4));
  return cadenceOf(period) === 'year' ? year : year * 12 + Number(period.slice(5, 7)) - 1;
}

export function periodFrom(n: number, cadence: Cadence): string {
  const year = String(cadence === 'year' ? n : Math.floor(n / 12)).padStart(4, '0');
  return cadence === 'year' ? year : `${year}-${String((n % 12) + 1).padStart(2, '0')}`;
}

export const shiftPeriod = (period: string, by: number): string => periodFrom(periodNumber(period) + by, cadenceOf(period));

/** Every period from the first to the last, both included. */
export function periodsBetween(from: string, to: string): string[] {
  const cadence = cadenceOf(from);
  return Array.from({ length: Math.max(0, periodNumber(to) - periodNumber(from) + 1) }, (_, i) => periodFrom(periodNumber(from) + i, cadence));
}
