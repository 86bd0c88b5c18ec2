import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** `others`: letters that the files do not have are taken from the machine's fonts, which takes longer to read. */
export type PictureFonts = { /** TrueType. */ readonly files: readonly string[]; readonly family: string; readonly others: boolean };
export type Asked = { readonly id: number; readonly svg: string; readonly scale: number; readonly fonts: PictureFonts };
export type Drawn = { readonly id: number; readonly png: Uint8Array<ArrayBuffer> } | { readonly id: number; readonly fault: string };

type Waiting = { resolve(png: Uint8Array<ArrayBuffer>): void; reject(error: Error): void };
const waiting = new Map<number, Waiting>();
let thread: Worker | null = null;
let last = 0;

/** A PNG of a drawing, made in a thread of its own: it takes a tenth of a second and more. @param scale pixels for each unit of the drawing */
export function pngOf(svg: string, scale: number, fonts: PictureFonts): Promise<Uint8Array<ArrayBuffer>> {
  // What draws knows weights by the hundred only.
  const plain = svg.replace(/ font-weight="(\d)\d\d"/g, ' font-weight="$100"');
  return new Promise((resolve, reject) => {
    const id = ++last;
    waiting.set(id, { resolve, reject });
    (thread ??= start()).postMessage({ id, svg: plain, scale, fonts } satisfies Asked);
  });
}

function start(): Worker {
  // By its name, since the built pages stand elsewhere.
  const worker = new Worker(createRequire(import.meta.url).resolve('#platform/picture-worker.ts'));
  // A server that ends does not wait for it.
  worker.unref();
  worker.on('message', (drawn: Drawn) => {
    const asked = waiting.get(drawn.id);
    waiting.delete(drawn.id);
    if ('png' in drawn) asked?.resolve(drawn.png);
    else asked?.reject(new Error(drawn.fault));
  });
  worker.on('error', (error) => {
    thread = null;
    for (const [id, asked] of waiting) {
      waiting.delete(id);
      asked.reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
  return worker;
}
