import { inflateSync } from 'node:zlib';

export type Pixels = { width: number; height: number; /** Red, green, blue, alpha. */ at(x: number, y: number): [number, number, number, number] };

/** The pixels of a PNG of eight bits with alpha, as the desk writes them. @throws where it is none */
export function pixelsOf(png: Buffer): Pixels {
  if (png.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG');
  const [width, height, bits, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]];
  if (bits !== 8 || kind !== 6) throw new Error(`a PNG of another kind: ${bits} ${kind}`);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const long = width * 4;
  const out = Buffer.alloc(long * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (long + 1)]!;
    for (let i = 0; i < long; i++) {
      const [a, b, c] = [i < 4 ? 0 : out[y * long + i - 4]!, y === 0 ? 0 : out[(y - 1) * long + i]!, i < 4 || y === 0 ? 0 : out[(y - 1) * long + i - 4]!];
      const p = a + b - c;
      const near = Math.abs(p - a) <= Math.abs(p - b) && Math.abs(p - a) <= Math.abs(p - c) ? a : Math.abs(p - b) <= Math.abs(p - c) ? b : c;
      out[y * long + i] = raw[y * (long + 1) + 1 + i]! + [0, a, b, (a + b) >> 1, near][filter]!;
    }
  }
  return { width, height, at: (x, y) => [...out.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)] as [number, number, number, number] };
}

/** How many pixels are neither white nor empty. */
export function inked({ width, height, at }: Pixels): number {
  let n = 0;
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    const [r, g, b, a] = at(x, y);
    if (a > 0 && r + g + b < 600) n++;
  }
  return n;
}
