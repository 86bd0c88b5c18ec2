import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDesk, type Desk } from './desk.ts';
import { exampleNetwork, tellNetwork, type ExampleNetwork } from './example/network.ts';
import { tellExample } from './example/story.ts';
import { keepExchange } from './features/exchange/index.ts';
import { keepNotices } from './features/notices/index.ts';
import { keepDigests } from './features/subscriptions/index.ts';
import { OPERATIONS } from './operations.ts';
import { ConfigError, readConfig, type Config } from './platform/config.ts';
import { listenForCommands } from './platform/control.ts';
import { FolderBusy } from './platform/db/folder-lock.ts';
import { MigrationError } from './platform/db/migrate.ts';
import { healthOf } from './platform/health.ts';
import { front } from './platform/http.ts';
import { NodeFileError } from './platform/keys.ts';
import type { Log } from './platform/log.ts';
import { placeDesk } from './platform/slot.ts';

/** One process: the pages, the command line's door, the digests and the mail. */
const BUILD = join(import.meta.dirname, '../build/handler.js');
/** Larger than any form; the page that takes a file says its own, smaller limit in words. */
const MOST_MIB = 64;

type Handler = Parameters<typeof front>[0]['handler'];
/**
 * What a TAXII client sends is never read, and no cookie of it counts: it is no form, whatever its type says. Else SvelteKit would refuse it as
 * one from another site, in words of its own, before anybody asks who sent it.
 */
const unread = (handler: Handler): Handler => (req, res, next) => {
  if (/^\/taxii2(?:[/?]|$)/.test(req.url ?? '')) req.headers['content-type'] = 'application/octet-stream';
  handler(req, res, next);
};
export type Serving = { desk: Desk; address: string; close(): Promise<void> };

export async function serve(config: Config, options: { example: boolean; onProgress?: (what: string) => void }): Promise<Serving> {
  let network: ExampleNetwork | null = null;
  const { desk, empty } = await openDesk(config, { ...options, begun: () => (network = exampleNetwork(config.dataFolder))?.self ?? null });
  try {
    if (empty && options.example) {
      options.onProgress?.('Loading the example');
      await tellExample(desk);
      if (network) await tellNetwork(desk, network);
    }
    placeDesk(desk);
    process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
    process.env.BODY_SIZE_LIMIT = `${MOST_MIB}M`;
    if (config.behindProxy) process.env.ADDRESS_HEADER = 'x-forwarded-for';
    const { handler } = (await import(pathToFileURL(BUILD).href)) as { handler: Handler };
    const pages = front({ handler: unread(handler), health: healthOf(desk.database, desk.keeping.version), log: linesOf(desk), behindProxy: config.behindProxy });
    const control = config.databaseUrl === null
      ? await listenForCommands(config.dataFolder, async (name, input, progress) => {
          const operation = OPERATIONS[name];
          if (!operation) throw new Error(`the running server does not know "${name}"`);
          return operation(desk, input, progress);
        })
      : null;
    await new Promise<void>((resolve, reject) => pages.server.once('error', reject).listen(config.port, config.host, resolve));
    const { port } = pages.server.address() as AddressInfo;
    const digests = keepDigests(desk);
    const mails = keepNotices(desk);
    const nodes = keepExchange(desk);
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    return {
      desk,
      address: `http://${host}:${port}`,
      close: async () => {
        await Promise.all([pages.stop(), desk.keeping.stop(), digests.stop(), mails.stop(), nodes.stop(), control && closed(control)]);
        await desk.database.close();
      },
    };
  } catch (error) {
    await desk.database.close();
    throw error;
  }
}

/** Whoever tries the example at a terminal is spared a line for every request. */
const linesOf = (desk: Desk): Log => (event, facts) => {
  if (event !== 'request' || !desk.example || !process.stderr.isTTY) desk.log(event, facts);
};

/** A command under way is answered; the socket goes. */
const closed = (control: Server): Promise<void> => new Promise((resolve) => {
  control.close(() => resolve());
  setTimeout(() => control.closeAllConnections(), 10_000).unref();
});

/** The first signal ends the process in order, the second at once. */
export function stopOnSignal(serving: Serving): void {
  let signals = 0;
  const stop = (): void => {
    if (++signals > 1) process.exit(1);
    serving.desk.log('server.stopping');
    serving.close().then(() => process.exit(0), () => process.exit(3));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** What to print when starting fails for a reason the operator can mend. */
export function startFailure(error: unknown): string | null {
  if (error instanceof FolderBusy || error instanceof ConfigError || error instanceof MigrationError || error instanceof NodeFileError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `${message}. Something listens there already: choose another port with PORT.`;
  if (code === 'EACCES') return `${message}. This user may not: choose another port or folder with PORT or COMITY_DATA.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `DATABASE_URL: ${message}. Check the address, and that PostgreSQL runs.`;
  return null;
}

async function main(): Promise<void> {
  const { EXAMPLE_PEOPLE, PLANNER } = await import('./example/people.ts');
  try {
    const serving = await serve(readConfig(process.env), { example: process.argv.includes('--example'), onProgress: (what) => process.stdout.write(`${what} ...\n`) });
    stopOnSignal(serving);
    process.stdout.write(`\nComity is ready:  ${serving.address}\n`);
    if (serving.desk.example) {
      process.stdout.write(`\nThis is the example desk; everything on it is invented. Sign in with one click on ${serving.address}/sign-in as\n`);
      for (const p of [...EXAMPLE_PEOPLE, PLANNER]) process.stdout.write(`  ${p.name.en.padEnd(18)} ${p.party ?? p.centre ?? 'secretariat'}, ${p.offices.join(', ').replace(/_/g, ' ')}\n`);
      const shown = /^--page=(\/[\w/-]*)$/.exec(process.argv.find((one) => one.startsWith('--page=')) ?? '')?.[1];
      if (shown !== undefined) process.stdout.write(`\nBegin with ${serving.address}${shown}\n`);
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
