/** So many at once, and so many a second after that; in this process and for as long as it runs. */
export type Limit = { readonly burst: number; readonly perSecond: number };

/** Keys that are remembered at once; whoever was heard of longest ago is forgotten first, and begins anew. */
const MOST_KEYS = 20_000;

/**
 * Counts by key against a limit. Answers with the seconds to wait, 0 when there is room. What is over the limit does not
 * count, so that whoever stops is let in again soon.
 */
export function limiter({ burst, perSecond }: Limit, now: () => number = () => performance.now()): (key: string) => number {
  const buckets = new Map<string, { room: number; at: number }>();
  return (key) => {
    const at = now();
    const known = buckets.get(key);
    const room = known ? Math.min(burst, known.room + ((at - known.at) / 1000) * perSecond) : burst;
    buckets.delete(key);
    if (buckets.size >= MOST_KEYS) buckets.delete(buckets.keys().next().value!);
    buckets.set(key, { room: room >= 1 ? room - 1 : room, at });
    return room >= 1 ? 0 : Math.ceil((1 - room) / perSecond);
  };
}
