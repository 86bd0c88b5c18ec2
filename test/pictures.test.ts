import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pngOf } from '../src/platform/picture.ts';
import { inked, pixelsOf, type Pixels } from './png.ts';

const files = [430, 620].map((weight) => join(import.meta.dirname, `../src/web/design/fonts/export/inter-${weight}.ttf`));
const draw = async (inner: string, others = false): Promise<Pixels> =>
  pixelsOf(Buffer.from(await pngOf(`<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40"><rect width="120" height="40" fill="#fff"/>${inner}</svg>`, 2, { files, family: 'Inter Variable', others })));
const text = (words: string, weight = 430): string => `<text x="8" y="26" font-family="Inter Variable" font-size="18px" font-weight="${weight}">${words}</text>`;

test('a picture has twice the size of its drawing, and its colours', async () => {
  const drawn = await draw('<rect x="10" y="10" width="20" height="20" fill="#234b85"/>');
  expect([drawn.width, drawn.height]).toEqual([240, 80]);
  expect(drawn.at(2, 2)).toEqual([255, 255, 255, 255]);
  expect(drawn.at(40, 40)).toEqual([0x23, 0x4b, 0x85, 255]);
});

test('words are drawn by the desk’s own faces: two weights, Cyrillic, and figures of one width', async () => {
  const [regular, bold, cyrillic, none, unknown] = [inked(await draw(text('Deaths'))), inked(await draw(text('Deaths', 620))), await draw(text('Жҳқё')), inked(await draw('')), await draw(text('\ue000\ue000\ue000\ue000'))];
  expect(none).toBe(0);
  expect(regular).toBeGreaterThan(300);
  expect(bold).toBeGreaterThan(regular * 1.15);
  expect(inked(cyrillic)).not.toBe(inked(unknown));
  const right = ({ width, height, at }: Pixels): number => Math.max(...Array.from({ length: width }, (_, x) => (Array.from({ length: height }, (_, y) => at(x, y)[0]).some((red) => red < 128) ? x : 0)));
  expect(Math.abs(right(await draw(text('1111111|'))) - right(await draw(text('0000000|'))))).toBeLessThanOrEqual(1);
});

test('letters that the desk’s faces do not have are looked for on the machine; what is no drawing is refused, and the next is drawn', async () => {
  expect((await draw(text('≥ 5'), true)).width).toBe(240);
  await expect(pngOf('no drawing', 2, { files, family: 'Inter Variable', others: false })).rejects.toThrow();
  expect(inked(await draw(text('again')))).toBeGreaterThan(100);
});
