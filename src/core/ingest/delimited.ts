/**
 * Delimited text, pushed in pieces and read line by line (RFC 4180, with `\n` or `\r\n`, and a byte order mark).
 *
 * Our own, because `csv-parse` reads by pieces only as a Node stream, reads buffers, and gives up the whole text at the
 * first quotation mark out of place. Here such a row is handed out with its text, and reading goes on at the next line.
 * A line without a quotation mark, which is nearly every line, is split and nothing more.
 */
export type Line = {
  /** Where it begins, counted as an editor does. */
  readonly line: number;
  readonly raw: string;
  /** Null where a quotation mark is out of place, or is never closed. */
  readonly cells: readonly string[] | null;
};

export type Delimited = { push(text: string): readonly Line[]; end(): readonly Line[] };

/** A row of several lines has lost a quotation mark where it is longer. */
export const MOST_QUOTED = 256 * 1024;
/** A line that is longer is no row: of it only the beginning is kept. */
export const MOST_LINE = 4 * 1024 * 1024;
const KEPT = 2000;

/** @param quoted whether quotation marks mean anything: in tab-separated files of GDELT they do not */
export function delimited(delimiter: string, quoted = true): Delimited {
  let rest = '';
  let line = 1;
  let begun = false;

  function read(text: string, ended: boolean): Line[] {
    const lines: Line[] = [];
    let from = 0;
    while (from < text.length) {
      let to = lineEnd(text, from, ended);
      if (to < 0) break;
      let raw = chomp(text, from, to);
      let cells: string[] | null = null;
      if (raw.length > MOST_LINE) raw = raw.slice(0, KEPT);
      else if (!quoted || !raw.includes('"')) cells = raw.split(delimiter);
      else {
        const read = quotedCells(text, from, delimiter, ended);
        if (read === 'more') break;
        if (read !== 'bad') {
          to = read.to;
          raw = chomp(text, from, to);
          cells = read.cells;
        }
      }
      if (raw !== '') lines.push({ line, raw, cells });
      line += newlines(text, from, to);
      from = to;
    }
    rest = text.slice(from);
    return lines;
  }

  return {
    push(text) {
      if (text === '') return [];
      const fresh = begun || !text.startsWith('\uFEFF') ? text : text.slice(1);
      begun = true;
      if (!fresh.includes('\n')) {
        rest += fresh;
        if (rest.length > 2 * MOST_LINE) rest = rest.slice(0, rest.lastIndexOf('\n') + 2 + MOST_LINE);
        return [];
      }
      return read(rest + fresh, false);
    },
    end: () => read(rest, true),
  };
}

/** Where the line that begins at `from` ends, its line feed included; -1 where the text does not say yet. */
function lineEnd(text: string, from: number, ended: boolean): number {
  const at = text.indexOf('\n', from);
  if (at >= 0) return at + 1;
  return ended ? text.length : -1;
}

function chomp(text: string, from: number, to: number): string {
  let end = to;
  if (end > from && text[end - 1] === '\n') end--;
  if (end > from && text[end - 1] === '\r') end--;
  return text.slice(from, end);
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The cells of a row in which something is quoted, and where it ends; `more` where the text breaks off within quotation marks. */
function quotedCells(text: string, from: number, delimiter: string, ended: boolean): { cells: string[]; to: number } | 'bad' | 'more' {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    if (text[at] !== '"') {
      const to = unquotedEnd(text, at, delimiter);
      if (to - from > MOST_QUOTED) return 'bad';
      if (to === text.length && !ended) return 'more';
      const cell = text.slice(at, to);
      if (cell.includes('"')) return 'bad';
      cells.push(cell.endsWith('\r') && text[to] !== delimiter ? cell.slice(0, -1) : cell);
      at = to;
    } else {
      const to = closing(text, at + 1);
      if ((to < 0 && ended) || (to < 0 ? text.length : to) - from > MOST_QUOTED) return 'bad';
      // Whatever comes after the quotation mark decides: it may be doubled.
      if (to < 0 || (to + 2 >= text.length && !ended)) return 'more';
      cells.push(text.slice(at + 1, to).replaceAll('""', '"'));
      at = to + 1;
      if (text[at] === '\r' && (text[at + 1] === '\n' || at + 1 === text.length)) at++;
    }
    if (at >= text.length) return { cells, to: text.length };
    if (text[at] === '\n') return { cells, to: at + 1 };
    if (text[at] !== delimiter) return 'bad';
    at++;
  }
}

function unquotedEnd(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at++) if (text[at] === delimiter || text[at] === '\n') return at;
  return text.length;
}

/** The quotation mark that closes what was opened before `from`, doubled ones passed over; -1 for none. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}
