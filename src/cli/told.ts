/** How a command that needs no desk speaks: lines, complaints, and how far it is. */
export type Told = { out(line: string): void; err(line: string): void; step(step: { done: number; of: number; what: string }): void; end(): void };
export type Command = (values: Readonly<Record<string, unknown>>, json: boolean, told: Told) => Promise<void>;
