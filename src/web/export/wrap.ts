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
