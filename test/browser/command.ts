import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The command line as a process of its own. */
export const ROOT = join(import.meta.dirname, '../..');
export type Ran = { code: number | null; out: string; err: string };

export function comity(folder: string, args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(join(ROOT, 'bin/comity'), args, { env: { PATH: process.env.PATH, HOME: process.env.HOME, COMITY_DATA: folder, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (ran.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (ran.err += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })));
}

export const facts = (ran: Ran): Record<string, unknown> => JSON.parse(ran.out) as Record<string, unknown>;
