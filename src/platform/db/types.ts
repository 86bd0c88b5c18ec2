/**
 * One set of type parsers for both databases: int8 and numeric are numbers, dates stay "YYYY-MM-DD", timestamps are
 * `Instant` strings. The keys are the type numbers of PostgreSQL's catalogue.
 */
const toInstant = (text: string): string => new Date(text.includes('+') || text.endsWith('Z') ? text.replace(' ', 'T').replace(/\+(\d\d)$/, '+$1:00') : `${text.replace(' ', 'T')}Z`).toISOString();

export const parsers: Record<number, (text: string) => unknown> = {
  20: (text) => {
    const n = Number(text);
    if (!Number.isSafeInteger(n)) throw new RangeError(`integer out of range: ${text}`);
    return n;
  },
  1700: Number,
  1082: (text) => text,
  1184: toInstant,
};
