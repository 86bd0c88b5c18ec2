export type Repeated = { /** No further look is begun, and one under way comes to its end. */ stop(): Promise<void> };

/** Does something at once and then every so often; the next look waits for the one before. @param look never throws: what fails in it is its own to log */
export function again(look: () => Promise<unknown>, seconds: number): Repeated {
  let stopped = false;
  let looking: Promise<unknown> = Promise.resolve();
  const once = (): void => {
    looking = look().finally(() => {
      if (!stopped) timer = setTimeout(once, seconds * 1000).unref();
    });
  };
  let timer = setTimeout(once, 0).unref();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
