import autocannon from 'autocannon';
import { fork } from 'node:child_process';

/** Readers in a process of their own, so that they and the server do not share an event loop: as many as there are connections, each asking again as soon as it is answered. */
export type Load = { bases: readonly string[]; paths: readonly string[]; cookies: readonly string[]; connections: number; seconds: number };
/** Without one answer in all the time there is neither a middle nor an end: null. */
export type Loaded = { perSecond: number; p50: number | null; p95: number | null; failed: number };

export async function load(wanted: Load): Promise<Loaded> {
  const child = fork(import.meta.filename, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const answer = new Promise<Loaded>((resolve, reject) => {
    child.on('message', (loaded) => resolve(loaded as Loaded));
    child.on('exit', (code) => reject(new Error(`the readers ended with ${code}`)));
  });
  child.send(wanted);
  return answer;
}

async function readers({ bases, paths, cookies, connections, seconds }: Load): Promise<Loaded> {
  const times: number[] = [];
  let failed = 0;
  const each = bases.map((url, nth) => new Promise<autocannon.Result>((resolve, reject) => {
    let client = 0;
    const instance = autocannon({
      url, connections: connections / bases.length, duration: seconds,
      setupClient: (one) => {
        const mine = nth + bases.length * client++;
        const cookie = cookies[mine % cookies.length];
        one.setHeaders({ accept: 'text/html', 'accept-language': 'en', ...(cookie === undefined ? {} : { cookie }) });
        one.setRequests(paths.map((_, i) => ({ method: 'GET', path: paths[(mine + i) % paths.length]! })));
      },
    }, (error: Error | null, result) => (error ? reject(error) : resolve(result)));
    instance.on('response', (_client, status, _bytes, time) => {
      if (status === 200) times.push(time);
      else failed++;
    });
  }));
  const results = await Promise.all(each);
  times.sort((a, b) => a - b);
  const at = (share: number): number | null => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null;
  return { perSecond: times.length / Math.max(...results.map((r) => r.duration)), p50: at(0.5), p95: at(0.95), failed: failed + results.reduce((sum, r) => sum + r.errors, 0) };
}

if (process.send && process.argv[1] === import.meta.filename) {
  process.once('message', (wanted) => {
    void readers(wanted as Load).then((loaded) => process.send!(loaded, () => process.exit(0)));
  });
}
