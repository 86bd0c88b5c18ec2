import { crc32, deflateSync, inflateSync } from 'node:zlib';

export type Pixels = { width: number; height: number; /** Red, green, blue, alpha. */ at(x: number, y: number): [number, number, number, number] };

/** The pixels of a PNG of eight bits, with alpha as the desk writes them or without as a browser does. @throws where it is none */
export function pixelsOf(png: Buffer): Pixels {
  if (png.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG');
  const [width, height, bits, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]];
  if (bits !== 8 || (kind !== 6 && kind !== 2)) throw new Error(`a PNG of another kind: ${bits} ${kind}`);
  const wide = kind === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const long = width * wide;
  const out = Buffer.alloc(long * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (long + 1)]!;
    for (let i = 0; i < long; i++) {
      const [a, b, c] = [i < wide ? 0 : out[y * long + i - wide]!, y === 0 ? 0 : out[(y - 1) * long + i]!, i < wide || y === 0 ? 0 : out[(y - 1) * long + i - wide]!];
      const p = a + b - c;
      const near = Math.abs(p - a) <= Math.abs(p - b) && Math.abs(p - a) <= Math.abs(p - c) ? a : Math.abs(p - b) <= Math.abs(p - c) ? b : c;
      out[y * long + i] = raw[y * (long + 1) + 1 + i]! + [0, a, b, (a + b) >> 1, near][filter]!;
    }
  }
  return {
    width, height,
    at: (x, y) => {
      const i = (y * width + x) * wide;
      return [out[i]!, out[i + 1]!, out[i + 2]!, wide === 4 ? out[i + 3]! : 255];
    },
  };
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

const MOST_COLOURS = 256;

/**
 * The same picture in at most 256 colours, which takes about a third of the room: those used most, and for every other the nearest of them.
 * A page has few colours; what is lost are shades at the edges of letters.
 */
export function inFewColours({ width, height, at }: Pixels): Buffer {
  const keys = new Uint32Array(width * height);
  const uses = new Map<number, number>();
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i++) {
    const [r, g, b] = at(x, y);
    const key = (r << 16) | (g << 8) | b;
    keys[i] = key;
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  // The most used of each hue come first, so that a rare colour is not taken for a shade of a common one.
  const often = [...uses].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  const hues = new Map<number, number>();
  for (const key of often) if (!hues.has(key & 0xe0e0e0)) hues.set(key & 0xe0e0e0, key);
  const palette = [...new Set([...hues.values()].slice(0, MOST_COLOURS / 2).concat(often))].slice(0, MOST_COLOURS);
  const nearest = new Map(palette.map((key, i) => [key, i]));
  const apart = (a: number, b: number): number => [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
  const indexOf = (key: number): number => {
    let found = nearest.get(key);
    if (found === undefined) nearest.set(key, (found = palette.reduce((best, one, i) => (apart(key, one) < apart(key, palette[best]!) ? i : best), 0)));
    return found;
  };
  const rows = Buffer.alloc((width + 1) * height);
  for (let i = 0; i < keys.length; i++) rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = indexOf(keys[i]!);
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('PLTE', Buffer.from(palette.flatMap((key) => [key >> 16, (key >> 8) & 255, key & 255]))), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
