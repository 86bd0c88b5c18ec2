/**
 * CSV by RFC 4180: fields parted by commas, records ended by CRLF, a field quoted where it holds a comma, a quote or a
 * line break. A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection).
 */
export type Cell = string | number | null;

export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
