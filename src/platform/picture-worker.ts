import { Resvg } from '@resvg/resvg-js';
import { parentPort } from 'node:worker_threads';
import type { Asked, Drawn } from './picture.ts';

/** Draws one picture after the other, in a thread of its own. */
parentPort!.on('message', ({ id, svg, scale, fonts: { files, family, others } }: Asked) => {
  let answer: Drawn;
  try {
    const font = { loadSystemFonts: others, fontFiles: [...files], defaultFontFamily: family, sansSerifFamily: family };
    answer = { id, png: new Uint8Array(new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font }).render().asPng()) };
  } catch (error) {
    answer = { id, fault: String(error) };
  }
  parentPort!.postMessage(answer, 'png' in answer ? [answer.png.buffer] : []);
});
