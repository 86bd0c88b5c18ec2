export type Repeated = { /** The next look is taken at once; when one is under way, right after it. */ soon(): void; /** No further look is begun, and one under way comes to its end. */ stop(): Promise<void> };

/** For what there is nothing to do about. */
export const never: Repeated = { soon: () => undefined, stop: () => Promise.resolve() };

/** Does something at once and then every so often; the next look waits for the one before. @param look never throws: what fails in it is its own to log */
export function again(look: () => Promise<unknown>, seconds: number): Repeated {
  let stopped = false;
  let busy = false;
  let wanted = false;
  let looking: Promise<unknown> = Promise.resolve();
  const once = (): void => {
    clearTimeout(timer);
    [busy, wanted] = [true, false];
    looking = look().finally(() => {
      busy = false;
      if (!stopped) timer = setTimeout(once, wanted ? 0 : seconds * 1000).unref();
    });
  };
  let timer = setTimeout(once, 0).unref();
  return {
    soon: () => {
      if (stopped) return;
      if (busy) wanted = true;
      else {
        clearTimeout(timer);
        timer = setTimeout(once, 0).unref();
      }
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
