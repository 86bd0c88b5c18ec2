import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SERVE = join(import.meta.dirname, '../../src/serve.ts');

/** A folder with the example told, made once per run (see `told.ts`): a copy of it is ready in a third of the time. */
export const TOLD = 'COMITY_TEST_TOLD';

/** The real server as a process of its own, on a free port and a folder of its own, with the example told. */
export type Server = { base: string; folder: string; pid: number; errors(): string; /** Sends a signal and waits for nothing. */ signal(name: NodeJS.Signals): void; ended: Promise<number | null>; /** Ends the process and leaves its folder. */ end(): Promise<void>; stop(): Promise<void> };

export async function startServer(options: { example?: boolean; env?: Record<string, string> } = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'comity-browser-'));
  const told = process.env[TOLD];
  if (told && options.example !== false && !options.env?.DATABASE_URL && !options.env?.COMITY_DATA) cpSync(told, folder, { recursive: true });
  const child = spawn(process.execPath, [SERVE, ...(options.example === false ? [] : ['--example'])], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', COMITY_DATA: folder, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (errors += chunk));
  const base = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const ready = /Comity is ready:\s+(http:\S+)/.exec(said);
      if (ready) resolve(ready[1]!);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`)));
  });
  return {
    base, folder, pid: child.pid!, errors: () => errors, ended, signal: (name) => void child.kill(name),
    end,
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
