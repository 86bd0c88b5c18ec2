import { chmodSync, existsSync, unlinkSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { join } from 'node:path';
import type { OperationResult } from './desk.ts';

/**
 * The command line's door into a running server: HTTP on a Unix socket in the data folder, for the owner alone
 * (mode 0600). A request is `{ "operation": ..., "input": ... }`; the answer is NDJSON: progress lines, then one result.
 */
export const socketPath = (folder: string): string => join(folder, 'control.sock');

type Run = (operation: string, input: Record<string, unknown>, progress: (step: object) => void) => Promise<OperationResult>;
const MOST_BYTES = 64 * 1024 * 1024;

/** The caller holds the folder's lock, so a socket that is already there is left over from a crash. */
export async function listenForCommands(folder: string, run: Run): Promise<Server> {
  const path = socketPath(folder);
  if (existsSync(path)) unlinkSync(path);
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_BYTES) chunks.push(chunk);
    });
    req.on('end', () => {
      const answer = (line: object): void => void res.write(`${JSON.stringify(line)}\n`);
      if (size > MOST_BYTES) return void res.writeHead(413).end();
      const { operation, input } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { operation: string; input: Record<string, unknown> };
      run(operation, input, (step) => answer({ progress: step }))
        .then((result) => answer({ result }), (error: Error) => answer({ error: error.message }))
        .finally(() => res.end());
    });
  });
  const mask = process.umask(0o177);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  process.umask(mask);
  chmodSync(path, 0o600);
  return server;
}

/** Asks the server of a data folder; null when none listens there. */
export async function askServer(folder: string, operation: string, input: Record<string, unknown>, progress: (step: { done: number; of: number; what: string }) => void): Promise<OperationResult | null> {
  const path = socketPath(folder);
  if (!existsSync(path)) return null;
  return new Promise((resolve, reject) => {
    let pending = '';
    let result: OperationResult | null = null;
    let failure: string | null = null;
    const line = (text: string): void => {
      const message = JSON.parse(text) as { progress?: { done: number; of: number; what: string }; result?: OperationResult; error?: string };
      if (message.progress) progress(message.progress);
      if (message.result) result = message.result;
      if (message.error) failure = message.error;
    };
    const req = request({ socketPath: path, method: 'POST', path: '/' }, (res) => {
      res.setEncoding('utf8');
      res.on('data', (chunk: string) => {
        const lines = (pending + chunk).split('\n');
        pending = lines.pop()!;
        for (const text of lines) line(text);
      });
      res.on('end', () => (result ? resolve(result) : reject(new Error(failure ?? `the server stopped answering (${res.statusCode})`))));
      res.on('error', reject);
    });
    req.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? resolve(null) : reject(error)));
    req.end(JSON.stringify({ operation, input }));
  });
}
