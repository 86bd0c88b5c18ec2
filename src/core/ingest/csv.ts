/**
 * CSV by RFC 4180, read piece by piece: the same rows come out wherever the text is cut. A row that breaks the rules is
 * named with its text, and reading goes on behind it.
 */
export type CsvRow = { readonly line: number; readonly cells: readonly string[]; readonly raw: string } | { readonly line: number; readonly broken: true; readonly raw: string };
export type CsvReader = { push(text: string): CsvRow[]; end(): CsvRow[] };

/** A quotation mark that is never closed would make one row of all that follows. */
const LONGEST = 1 << 20;
const QUOTE = 34;

/** Empty lines are no rows. A byte order mark at the beginning is no part of the text. `line` is where a row begins, as an editor counts. */
export function csvReader(delimiter = ','): CsvReader {
  let pending = '';
  let line = 1;
  let begun = false;

  /** Takes the row that begins at `at`; null while it is not whole. */
  function row(at: number, last: boolean): { row: CsvRow | null; next: number } | null {
    const cells: string[] = [];
    let pos = at;
    let ends = pending.indexOf('\n', at);
    for (;;) {
      if (pending.charCodeAt(pos) === QUOTE) {
        const close = closing(pos + 1);
        if (close < 0) return last || pending.length - at > LONGEST ? broken(at, last) : null;
        const after = close + 1;
        if (after >= pending.length && !last) return null;
        if (ends >= 0 && ends < after) ends = pending.indexOf('\n', after);
        const stop = after < pending.length ? pending[after] : '\n';
        cells.push(pending.slice(pos + 1, close).replaceAll('""', '"'));
        if (stop === delimiter) {
          pos = after + 1;
          continue;
        }
        if (stop === '\r' && after + 1 >= pending.length && !last) return null;
        if (stop !== '\n' && !(stop === '\r' && (after + 1 === ends || after + 1 >= pending.length))) return broken(at, last);
        return whole(at, ends, cells);
      }
      const next = pending.indexOf(delimiter, pos);
      if (next >= 0 && (ends < 0 || next < ends)) {
        cells.push(pending.slice(pos, next));
        pos = next + 1;
        continue;
      }
      if (ends < 0 && !last) return pending.length - at > LONGEST ? broken(at, last) : null;
      const end = ends < 0 ? pending.length : ends;
      cells.push(pending.slice(pos, end > pos && pending[end - 1] === '\r' ? end - 1 : end));
      return whole(at, ends, cells);
    }
  }

  function closing(from: number): number {
    for (let at = pending.indexOf('"', from); at >= 0; at = pending.indexOf('"', at + 2)) if (pending.charCodeAt(at + 1) !== QUOTE) return at;
    return -1;
  }

  function whole(at: number, ends: number, cells: string[]): { row: CsvRow | null; next: number } {
    const end = ends < 0 ? pending.length : ends;
    const raw = pending.slice(at, end > at && pending[end - 1] === '\r' ? end - 1 : end);
    if (raw.length > LONGEST) return broken(at, true)!;
    const here = line;
    line += raw.includes('\n') ? raw.split('\n').length : 1;
    return { row: raw === '' ? null : { line: here, cells, raw }, next: end + 1 };
  }

  /** The first line of it alone, and no more of that than the most; what follows is read as if it began there. */
  function broken(at: number, last: boolean): { row: CsvRow; next: number } | null {
    const ends = pending.indexOf('\n', at);
    const end = ends < 0 ? pending.length : ends;
    if (end - at > LONGEST) return { row: { line, broken: true, raw: pending.slice(at, at + LONGEST) }, next: at + LONGEST };
    if (ends < 0 && !last) return null;
    const raw = pending.slice(at, end > at && pending[end - 1] === '\r' ? end - 1 : end);
    return { row: { line: line++, broken: true, raw }, next: end + 1 };
  }

  function take(text: string, last: boolean): CsvRow[] {
    pending += text;
    if (!begun && pending !== '') {
      begun = true;
      if (pending.startsWith('\ufeff')) pending = pending.slice(1);
    }
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < pending.length) {
      const found = row(at, last);
      if (!found) break;
      if (found.row) rows.push(found.row);
      at = Math.min(found.next, pending.length);
    }
    pending = pending.slice(at);
    return rows;
  }

  return { push: (text) => take(text, false), end: () => take('', true) };
}
