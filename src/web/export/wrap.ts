import { textWidth } from '../charts/measure.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Lines no wider than `width`: broken between words, and within a word only where it alone is too wide. Pure. */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
  const fits = (line: string): boolean => textWidth(line, size, bold) <= width;
  const lines: string[] = [];
  let line = '';
  // A no-break space holds its words together.
  for (const word of text.split(/[ \t\r\n]+/).filter((one) => one !== '')) {
    if (fits(line === '' ? word : `${line} ${word}`)) line = line === '' ? word : `${line} ${word}`;
    else {
      if (line !== '') lines.push(line);
      const pieces = fits(word) ? [word] : piecesOf(word, fits);
      lines.push(...pieces.slice(0, -1));
      line = pieces[pieces.length - 1]!;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The same in lines of about one length: no last word alone. */
export function balanceText(text: string, width: number, size: number, bold = false): string[] {
  const most = wrapText(text, width, size, bold);
  if (most.length < 2) return most;
  let best = most;
  for (let narrower = width - STEP; narrower > width / 2; narrower -= STEP) {
    const lines = wrapText(text, narrower, size, bold);
    if (lines.length > most.length) break;
    best = lines;
  }
  return best;
}
const STEP = 12;

/** By letters as a reader counts them, so that no accent and no emoji is torn apart; each piece holds at least one. */
function piecesOf(word: string, fits: (line: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== '' && !fits(piece + segment)) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}
