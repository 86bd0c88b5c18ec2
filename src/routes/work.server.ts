import { randomUUID } from 'node:crypto';
import type { Performed } from '#platform/perform.ts';

/** Work that may take longer than a form should wait for. It goes on in this process; who asked for it looks again. */
export type Work = { readonly id: string; readonly person: string; readonly begun: number; done: number; of: number | null; result: Performed | null; /** Why it came to no end. */ error: Error | null };

const works = new Map<string, Work>();
/** The oldest are forgotten: what came of them stands in the acts. */
const MOST = 50;
/** A form waits so long before it shows how far the work is. */
const PATIENCE = 5_000;

/** Begins it, and waits a little: most is done by then. */
export async function begin(person: string, work: (progress: (done: number, of: number) => void) => Promise<Performed>): Promise<Work> {
  const one: Work = { id: randomUUID(), person, begun: performance.now(), done: 0, of: null, result: null, error: null };
  if (works.size >= MOST) works.delete(works.keys().next().value!);
  works.set(one.id, one);
  const ended = work((done, of) => { [one.done, one.of] = [done, of]; }).then((result) => { one.result = result; }, (error: unknown) => { one.error = error instanceof Error ? error : new Error(String(error)); });
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([ended, new Promise((resolve) => { timer = setTimeout(resolve, PATIENCE); })]);
  clearTimeout(timer);
  return one;
}

/** Somebody's own work; null where it is another's, or no longer known. */
export const workOf = (person: string, id: string | null): Work | null => {
  const one = id === null ? undefined : works.get(id);
  return one?.person === person ? one : null;
};
