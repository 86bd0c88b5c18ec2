import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as Listener } from 'node:net';
import { setHeaders } from './headers.ts';
import type { Health } from './health.ts';
import type { Log } from './log.ts';

/**
 * The server around the pages: limits for those who send slowly or much, the headers of every answer, `/health`, one
 * line in the log for each request, and an end in which nobody's request is lost.
 */
type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;
export type Front = { server: Server; stop(): Promise<void> };
type Parts = { handler: Handler; health: (stopping: boolean) => Promise<Health>; log: Log; behindProxy: boolean };

/** What the pages note on a request for its line in the log: which route it was, never which address. */
export type Noted = { route?: string | null; number?: string };

/** Milliseconds. A proxy must let go of an idle connection sooner than we do, so that it never sends into a closed one. */
const LIMITS = { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 75_000, connectionsCheckingInterval: 1000, maxHeaderSize: 16_384 };
const IDLE_SOCKET_MS = 150_000;
/** An idle connection is kept so long after the end has begun, in case a request is on its way; the others get ten seconds. */
const LINGER_MS = 500;
const MOST_MS = 10_000;
const QUIET_MS = 2;
const QUIET_MOST_MS = 4000;

export function front({ handler, health, log, behindProxy }: Parts): Front {
  let stopping = false;
  const underWay = new Set<ServerResponse>();
  const server = createServer(LIMITS, (req, res) => {
    const began = performance.now();
    const noted: Noted = { route: req.url?.startsWith('/_app/') ? '(asset)' : null, number: randomUUID().slice(0, 8) };
    Object.assign(req, { noted });
    // Forwarded headers are believed only from a proxy we were told of.
    const encrypted = behindProxy && req.headers['x-forwarded-proto'] === 'https';
    req.headers['x-forwarded-proto'] = encrypted ? 'https' : 'http';
    // Where the proxy names no address, its own is the sender's.
    if (behindProxy && !req.headers['x-forwarded-for']) req.headers['x-forwarded-for'] = req.socket.remoteAddress ?? 'unknown';
    setHeaders(res, encrypted, req.url);
    if (stopping) res.setHeader('connection', 'close');
    underWay.add(res);
    res.on('finish', () => readToItsEnd(req));
    res.on('close', () => {
      underWay.delete(res);
      log('request', { method: req.method ?? '', route: noted.route ?? null, status: res.headersSent ? res.statusCode : null, ms: Math.round(performance.now() - began), number: noted.number! });
    });
    if (/^\/health\/?(\?|$)/.test(req.url ?? '')) {
      noted.route = '/health';
      void answerHealth(req, res, health(stopping));
    } else handler(req, res, () => void res.writeHead(404).end());
  });
  server.setTimeout(IDLE_SOCKET_MS);
  return {
    server,
    stop: async () => {
      stopping = true;
      for (const res of underWay) if (!res.headersSent) res.setHeader('connection', 'close');
      await quietMoment();
      // Not the server's own `close`, which cuts idle connections at once, also one with a request on its way.
      const ended = new Promise<void>((resolve) => void Listener.prototype.close.call(server, () => resolve()));
      // What has arrived is read first: a connection is idle for us until we have looked.
      const sweep = setInterval(() => void quietMoment().then(() => server.closeIdleConnections()), LINGER_MS);
      const last = setTimeout(() => server.closeAllConnections(), MOST_MS);
      await ended;
      for (const timer of [sweep, last]) clearTimeout(timer);
    },
  };
}

/**
 * A turn of the event loop in which hardly anything happened: whoever had knocked has been let in. The system turns away
 * what still waits at the door when it is closed, and a proxy sends no form a second time.
 */
async function quietMoment(): Promise<void> {
  for (const until = performance.now() + QUIET_MOST_MS; performance.now() < until; ) {
    const began = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    if (performance.now() - began < QUIET_MS) return;
  }
}

/**
 * What was answered before it was all read is read to its end and thrown away, within the time a request has. Else the line
 * stays full, and the next request on it gets no answer: behind a proxy that is somebody else's.
 */
function readToItsEnd(req: IncomingMessage): void {
  if (req.complete) return;
  req.removeAllListeners('data');
  req.resume();
}

async function answerHealth(req: IncomingMessage, res: ServerResponse, asked: Promise<Health>): Promise<void> {
  const read = req.method === 'GET' || req.method === 'HEAD';
  const said = await asked;
  res.setHeader('cache-control', 'no-store');
  if (!read) return void res.writeHead(405, { allow: 'GET, HEAD' }).end();
  const body = `${JSON.stringify(said)}\n`;
  res.writeHead(said.status === 'ok' ? 200 : 503, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  res.end(req.method === 'HEAD' ? undefined : body);
}
