/**
 * Comma-separated values as RFC 4180 has them: UTF-8, lines ended by CR LF. A text that a spreadsheet would take for a
 * formula is preceded by an apostrophe (OWASP, CSV injection); numbers are written as they are.
 */
export type Cell = string | number | null;

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The first line names the columns. */
export const toCsv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string => `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
