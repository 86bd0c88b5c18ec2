import type { Kind } from './homes.ts';

/** One benchmark: measures, and hands over each figure as it is found. A figure measured again is another run of the same row. */
export type Bench = (to: {
  kinds: readonly Kind[];
  /** A few seconds, to see that it works; the figures mean nothing. */
  quick: boolean;
  runs: number;
  say(line: string): void;
  /** @param kind `none` where no database is part of it. @param value null where nothing was answered: said, and no figure of any row */
  row(kind: Kind | 'none', what: string, unit: string, value: number | null): void;
}) => Promise<void>;

export type Row = { bench: string; database: Kind | 'none'; what: string; unit: string; values: number[] };

const ordered = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
export const median = (values: readonly number[]): number => {
  const all = ordered(values);
  const middle = all.length / 2;
  return all.length % 2 === 1 ? all[Math.floor(middle)]! : (all[middle - 1]! + all[middle]!) / 2;
};
const short = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

/** A table as Markdown: the median of all runs, and the smallest and largest in brackets where there were several. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ bench, database, what, unit, values }) => {
    const all = ordered(values);
    return `| ${bench} | ${database} | ${what} | ${short(median(all))}${all.length > 1 ? ` (${short(all[0]!)} to ${short(all.at(-1)!)})` : ''} | ${unit} |`;
  });
  return ['| bench | database | what | median (range) | unit |', '|---|---|---|---:|---|', ...lines].join('\n');
}

/** What is measured, as a line for whoever waits. */
export const said = (database: string, what: string, unit: string, value: number | null): string => `${database}: ${what}: ${value === null ? `nothing was answered, so no ${unit}` : `${value.toFixed(2)} ${unit}`}`;
