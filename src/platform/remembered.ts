import type { Audience } from '../core/act.ts';
import type { Database, Head, ReadLease } from './db/database.ts';

/**
 * What was read, kept for as long as nothing is recorded. Every projection is folded from acts, so what a reader may see
 * stays the same while the newest value of all heads is the same; the next act, from whichever process, empties the
 * memory. Whatever depends on the hour, on a session or on chance is worked out from it afterwards, never kept in it.
 */
export class Memory {
  private readonly most: number;
  private head = '';
  private weight = 0;
  private readonly values = new Map<string, { value: Promise<unknown>; weight: number }>();

  /** @param most about so many bytes are kept; what was asked for longest ago goes first. */
  constructor(most: number) {
    this.most = most;
  }

  async recall<T>(head: string, key: string, make: () => Promise<T>, weigh: (value: T) => number): Promise<T> {
    if (head !== this.head) {
      this.values.clear();
      [this.head, this.weight] = [head, 0];
    }
    const known = this.values.get(key);
    if (known) {
      this.values.delete(key);
      this.values.set(key, known);
      return known.value as Promise<T>;
    }
    const entry = { value: make(), weight: 0 };
    this.values.set(key, entry);
    try {
      const value = await entry.value;
      if (this.values.get(key) === entry) this.kept(key, entry, weigh(value));
      return value;
    } catch (error) {
      if (this.values.get(key) === entry) this.values.delete(key);
      throw error;
    }
  }

  private kept(key: string, entry: { weight: number }, weight: number): void {
    entry.weight = weight + key.length * 2;
    this.weight += entry.weight;
    for (const [oldest, { weight: freed }] of this.values) {
      if (this.weight <= this.most) break;
      this.values.delete(oldest);
      this.weight -= freed;
    }
  }
}

const MOST_BYTES = 96 * 1024 * 1024;
const memories = new WeakMap<Database, Memory>();

/**
 * Reads as `database.read` does, or answers from memory. `work` may use acts and projections and what is in `key`, and
 * nothing else: no hour, no session, no chance. The value is frozen, since the next reader gets the same one.
 * @param head where the caller has asked already, at the beginning of what it reads
 */
export async function remembered<T>(database: Database, tokens: Audience, key: string, work: (lease: ReadLease) => Promise<T>, head: Promise<Head> | null = null): Promise<T> {
  let memory = memories.get(database);
  if (!memory) memories.set(database, (memory = new Memory(MOST_BYTES)));
  const { hash } = await (head ?? database.head());
  return memory.recall(hash, `${[...tokens].sort((a, b) => (a < b ? -1 : 1)).join(' ')}\n${key}`, () => database.read(tokens, work), freeze);
}

/** Freezes a plain value to its leaves and says about how many bytes it takes; what is frozen already is somebody else's, and shared. @throws on what cannot be frozen. */
export function freeze(value: unknown): number {
  if (typeof value === 'string') return 16 + value.length * 2;
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'function') throw new Error('only plain values are remembered, not functions');
    return 8;
  }
  if (Object.isFrozen(value)) return 8;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) throw new Error(`only plain values are remembered, not ${value.constructor.name}`);
  let weight = 32;
  for (const [name, one] of Object.entries(value)) weight += name.length + freeze(one);
  Object.freeze(value);
  return weight;
}
