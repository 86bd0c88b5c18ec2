import { once } from 'node:events';
import { createRequire } from 'node:module';
import { parentPort, Worker } from 'node:worker_threads';

type Answer<A> = { readonly answer: A } | { readonly fault: string };

/**
 * Threads that do jobs of one kind, one after another, so that the server goes on meanwhile. As many are begun as jobs are
 * asked for at once; of those that have nothing to do one is kept for the next.
 * @param name of a file of the platform that calls `answerJobs`: by its name, since the built pages stand elsewhere
 */
export function threadsOf<J, A>(name: string): (job: J, moved?: ArrayBuffer[]) => Promise<A> {
  let idle: Worker | null = null;
  return async (job, moved = []) => {
    const worker = idle ?? new Worker(createRequire(import.meta.url).resolve(`#platform/${name}`));
    idle = null;
    worker.ref();
    let answered: Answer<A>;
    try {
      worker.postMessage(job, moved);
      [answered] = (await once(worker, 'message')) as [Answer<A>];
    } catch (error) {
      void worker.terminate();
      throw error;
    }
    // A process that ends does not wait for a thread that has nothing to do.
    worker.unref();
    if (idle === null) idle = worker;
    else void worker.terminate();
    if ('fault' in answered) throw new Error(answered.fault);
    return answered.answer;
  };
}

/** What a thread does: the other end of `threadsOf`. @param moved parts of an answer that are handed over and not copied */
export function answerJobs<J, A>(work: (job: J) => A, moved: (answer: A) => ArrayBuffer[] = () => []): void {
  parentPort!.on('message', (job: J) => {
    try {
      const answer = work(job);
      parentPort!.postMessage({ answer } satisfies Answer<A>, moved(answer));
    } catch (error) {
      parentPort!.postMessage({ fault: (error as Error).stack ?? String(error) } satisfies Answer<A>);
    }
  });
}
