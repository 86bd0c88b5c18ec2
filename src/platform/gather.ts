/**
 * Many callers, one question. Whoever asks while a question is under way is answered by the next one, together with all
 * who ask meanwhile: a hundred readers cost as much as two, and each answer was looked up after it was asked for.
 */
export function gathered<K, V>(look: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>): (key: K) => Promise<V | undefined> {
  let before: Promise<unknown> = Promise.resolve();
  let next: { keys: Set<K>; answer: Promise<ReadonlyMap<K, V>> } | null = null;
  return async (key) => {
    if (next === null) {
      const keys = new Set<K>();
      const answer = before.then(() => {
        next = null;
        return look([...keys]);
      });
      before = answer.catch(() => undefined);
      next = { keys, answer };
    }
    next.keys.add(key);
    return (await next.answer).get(key);
  };
}
