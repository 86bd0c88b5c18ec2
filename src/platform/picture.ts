import { threadsOf } from './threads.ts';

/** `others`: letters that the files do not have are taken from the machine's fonts, which takes longer to read. */
export type PictureFonts = { /** TrueType. */ readonly files: readonly string[]; readonly family: string; readonly others: boolean };
export type Asked = { readonly svg: string; readonly scale: number; readonly fonts: PictureFonts };

const draw = threadsOf<Asked, Uint8Array<ArrayBuffer>>('picture-worker.ts');
/** One after another: pictures may wait, and readers may not. */
let before: Promise<unknown> = Promise.resolve();

/** A PNG of a drawing, made in a thread of its own: it takes a tenth of a second and more. @param scale pixels for each unit of the drawing */
export function pngOf(svg: string, scale: number, fonts: PictureFonts): Promise<Uint8Array<ArrayBuffer>> {
  // What draws knows weights by the hundred only.
  const plain = svg.replace(/ font-weight="(\d)\d\d"/g, ' font-weight="$100"');
  const drawn = before.then(() => draw({ svg: plain, scale, fonts }));
  before = drawn.catch(() => undefined);
  return drawn;
}
