/** Structured lines on standard error: an event and its facts. Never a payload, a name, an e-mail or a token. */
export type Log = (event: string, facts?: Record<string, string | number | boolean | null>) => void;

export const jsonLog: Log = (event, facts = {}) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`);
};

export const noLog: Log = () => undefined;
