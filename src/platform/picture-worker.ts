import { Resvg } from '@resvg/resvg-js';
import type { Asked } from './picture.ts';
import { answerJobs } from './threads.ts';

answerJobs(
  ({ svg, scale, fonts: { files, family, others } }: Asked) => {
    const font = { loadSystemFonts: others, fontFiles: [...files], defaultFontFamily: family, sansSerifFamily: family };
    return new Uint8Array(new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font }).render().asPng());
  },
  (png) => [png.buffer],
);
