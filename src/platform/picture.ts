import { renderAsync } from '@resvg/resvg-js';

export type PictureFonts = { /** Files of TrueType faces. */ readonly files: readonly string[]; readonly family: string; /** Letters that these do not have are taken from the machine's fonts, which takes longer to read. */ readonly others: boolean };

/** A PNG of a drawing, drawn off the main thread. @param scale pixels for each unit of the drawing */
export async function pngOf(svg: string, scale: number, { files, family, others }: PictureFonts): Promise<Uint8Array<ArrayBuffer>> {
  // It knows weights by the hundred only.
  const plain = svg.replace(/ font-weight="(\d)\d\d"/g, ' font-weight="$100"');
  const image = await renderAsync(plain, { fitTo: { mode: 'zoom', value: scale }, font: { loadSystemFonts: others, fontFiles: [...files], defaultFontFamily: family, sansSerifFamily: family } });
  return new Uint8Array(image.asPng());
}
