/**
 * One value for all that are equal, within what one query gives: rows of a desk name the same parties and the same rule over and
 * over, and rows are kept in memory (decision 010). To be used for what is never changed.
 */
export function sharing(): <T extends object | null>(value: T) => T {
  const known = new Map<string, unknown>();
  return <T extends object | null>(value: T): T => {
    if (value === null) return value;
    const key = JSON.stringify(value);
    const found = known.get(key);
    if (found !== undefined) return found as T;
    known.set(key, value);
    return value;
  };
}
