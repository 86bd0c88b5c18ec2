/**
 * Forms that wait in this browser until there is a network: kept in IndexedDB, sent in the order in which they were written, each with
 * the key it was written with, so that none is entered twice. Nothing that was read from the desk is kept.
 */
export type Waiting = { readonly once: string; readonly at: string; readonly fields: readonly (readonly [string, string])[] };
const [NAME, STORE] = ['comity-outbox', 'waiting'];

const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing')); });

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'once' });
  return (await asked(opening)).transaction(STORE, mode).objectStore(STORE);
}

/** What waits, oldest first. */
export async function waiting(): Promise<Waiting[]> {
  const all = await asked<Waiting[]>((await store('readonly')).getAll() as IDBRequest<Waiting[]>);
  return all.sort((a, b) => (a.at < b.at ? -1 : 1));
}
export const keep = async (one: Waiting): Promise<void> => void (await asked((await store('readwrite')).put(one)));
export const drop = async (once: string): Promise<void> => void (await asked((await store('readwrite')).delete(once)));

export type Sent = { readonly once: string; readonly state: 'sent' | 'refused' | 'signed_out' | 'unreachable'; readonly words: string };

/**
 * Sends what waits, one after the other, and stops where there is no network or nobody is signed in: what came later must not overtake.
 * What is refused stays, with the words of the refusal; what had been sent before is gone, since its key is known.
 */
export async function sendAll(all: readonly Waiting[], post: (one: Waiting) => Promise<Omit<Sent, 'once'>>): Promise<Sent[]> {
  const told: Sent[] = [];
  for (const one of all) {
    const answer = await post(one);
    told.push({ once: one.once, ...answer });
    if (answer.state === 'unreachable' || answer.state === 'signed_out') break;
  }
  return told;
}
