import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * A network between two processes, byte by byte: what it does to each connection is taken from a queue.
 * - `refuse`: nobody answers · `reset`: broken off after so many bytes of the answer · `cut`: ended there, as if it were whole
 * - `delay`: begun so many milliseconds late · `slow`: the answer in small pieces · `hang`: no more of the answer after so
 *   many bytes, and the connection stays · `twice`: what was asked is asked again on a connection of its own, by nobody
 */
export type Fault = { readonly fault: 'refuse' | 'reset' | 'cut' | 'delay' | 'slow' | 'hang' | 'twice'; readonly at?: number };
export type Passed = { readonly to: string; readonly connection: number; readonly bytes: Buffer };
export type Proxy = { readonly port: number; readonly faults: Fault[]; /** Everything that went towards a node. */ readonly passed: Passed[]; target: number; /** Breaks what hangs, and lets all through from now on. */ heal(): void; close(): Promise<void> };

const PIECE = 700;

/** @param node whose door it stands before */
export async function startProxy(node: string): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const passed: Passed[] = [];
  const faults: Fault[] = [];
  let connections = 0;
  const kept = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((asker) => {
    kept(asker);
    const connection = ++connections;
    const { fault = null, at = 0 } = faults.shift() ?? {};
    if (fault === 'refuse') return void asker.resetAndDestroy();
    const door = kept(connect(proxy.target, '127.0.0.1'));
    let who = '';
    let asked = Buffer.alloc(0);
    let answered = 0;
    asker.on('data', (bytes: Buffer) => {
      asked = Buffer.concat([asked, bytes]);
      who ||= /x-comity-node: *(\S+)/i.exec(asked.toString('latin1'))?.[1] ?? '';
      passed.push({ to: node, connection, bytes });
      if (fault === 'delay') setTimeout(() => door.write(bytes), at);
      else door.write(bytes);
    });
    door.on('data', (bytes: Buffer) => {
      const left = at - answered;
      answered += bytes.length;
      const given = fault === 'reset' || fault === 'cut' || fault === 'hang' ? bytes.subarray(0, Math.max(0, left)) : bytes;
      passed.push({ to: who, connection, bytes: Buffer.from(given) });
      if (fault === 'slow') {
        door.pause();
        void (async () => {
          for (let from = 0; from < given.length; from += PIECE) {
            asker.write(given.subarray(from, from + PIECE));
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
          door.resume();
        })();
      } else asker.write(given);
      if (given.length === bytes.length && left !== 0) return;
      if (fault === 'reset') asker.resetAndDestroy();
      if (fault === 'cut') asker.end();
    });
    asker.on('end', () => door.end()).on('close', () => {
      door.destroy();
      if (fault === 'twice') kept(connect(proxy.target, '127.0.0.1')).on('data', (bytes: Buffer) => passed.push({ to: who, connection: -connection, bytes })).end(asked);
    });
    door.on('close', () => (fault === 'slow' || fault === 'hang' ? undefined : asker.end()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const broken = (): void => sockets.forEach((socket) => socket.destroy());
  const proxy: Proxy = {
    port: (server.address() as AddressInfo).port, faults, passed, target: 0,
    heal: () => {
      faults.length = 0;
      broken();
    },
    close: () => {
      broken();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}
