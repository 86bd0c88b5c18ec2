import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDesk, type Desk } from './desk.ts';
import { tellExample } from './example/story.ts';
import { OPERATIONS } from './operations.ts';
import { ConfigError, readConfig, type Config } from './platform/config.ts';
import { listenForCommands } from './platform/control.ts';
import { FolderBusy } from './platform/db/folder-lock.ts';
import { placeDesk } from './platform/slot.ts';

/** One process: the pages and the command line's door. */
const BUILD = join(import.meta.dirname, '../build/handler.js');
/** Larger than any form; the page that takes a file says its own, smaller limit in words. */
const MOST_MIB = 64;

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;
export type Serving = { desk: Desk; address: string; close(): Promise<void> };

/** Forwarded headers are believed only from a proxy we were told of; where it names no address, its own is the sender's. */
function trustOnlyTheProxy(config: Config, req: IncomingMessage): void {
  if (config.behindProxy && !req.headers['x-forwarded-for']) req.headers['x-forwarded-for'] = req.socket.remoteAddress ?? 'unknown';
  req.headers['x-forwarded-proto'] = config.behindProxy && req.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
}

export async function serve(config: Config, options: { example: boolean; onProgress?: (what: string) => void }): Promise<Serving> {
  const { desk, empty } = await openDesk(config, options);
  try {
    if (empty && options.example) {
      options.onProgress?.('Loading the example');
      await tellExample(desk);
    }
    placeDesk(desk);
    process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
    process.env.BODY_SIZE_LIMIT = `${MOST_MIB}M`;
    if (config.behindProxy) process.env.ADDRESS_HEADER = 'x-forwarded-for';
    const { handler } = (await import(pathToFileURL(BUILD).href)) as { handler: Handler };
    const server = createServer((req, res) => {
      trustOnlyTheProxy(config, req);
      // Pages and their answers say more; scripts and styles are handed out past them.
      res.setHeader('x-content-type-options', 'nosniff');
      handler(req, res, () => void res.writeHead(404).end());
    });
    const control = config.databaseUrl === null
      ? await listenForCommands(config.dataFolder, async (name, input, progress) => {
          const operation = OPERATIONS[name];
          if (!operation) throw new Error(`the running server does not know "${name}"`);
          return operation(desk, input, progress);
        })
      : null;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve));
    const { port } = server.address() as AddressInfo;
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    return {
      desk,
      address: `http://${host}:${port}`,
      close: async () => {
        await Promise.all([server, ...(control ? [control] : [])].map((s) => new Promise<void>((resolve) => {
          s.close(() => resolve());
          s.closeIdleConnections();
          setTimeout(() => s.closeAllConnections(), 3000).unref();
        })));
        await desk.database.close();
      },
    };
  } catch (error) {
    await desk.database.close();
    throw error;
  }
}

/** What to print when starting fails for a reason the operator can mend. */
export function startFailure(error: unknown): string | null {
  if (error instanceof FolderBusy || error instanceof ConfigError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `${message}. Something listens there already: choose another port with PORT.`;
  if (code === 'EACCES') return `${message}. This user may not: choose another port or folder with PORT or COMITY_DATA.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `DATABASE_URL: ${message}. Check the address, and that PostgreSQL runs.`;
  return null;
}

async function main(): Promise<void> {
  const { EXAMPLE_PEOPLE } = await import('./example/people.ts');
  try {
    const serving = await serve(readConfig(process.env), { example: process.argv.includes('--example'), onProgress: (what) => process.stdout.write(`${what} ...\n`) });
    const stop = (): void => void serving.close().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    process.stdout.write(`\nComity is ready:  ${serving.address}\n`);
    if (serving.desk.example) {
      process.stdout.write(`\nThis is the example desk; everything on it is invented. Sign in with one click on ${serving.address}/sign-in as\n`);
      for (const p of EXAMPLE_PEOPLE) process.stdout.write(`  ${p.name.en.padEnd(18)} ${p.party ?? p.centre ?? 'secretariat'}, ${p.offices.join(', ').replace(/_/g, ' ')}\n`);
      process.stdout.write(`\nStop with Ctrl-C.\n`);
    }
  } catch (error) {
    const words = startFailure(error);
    if (words === null) throw error;
    process.stderr.write(`Comity did not start. ${words}\n`);
    process.exit(1);
  }
}

if (import.meta.main) await main();
