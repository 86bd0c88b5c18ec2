/** A value as a column holds it: text, number, truth, list of texts, or names with what they hold. Of a bytea, the hexadecimal digits. */
export type Value = string | number | boolean | null | readonly string[] | Readonly<Record<string, unknown>>;
export type ColumnType = 'text' | 'integer' | 'double precision' | 'boolean' | 'date' | 'text[]' | 'json' | 'jsonb' | 'bytea';
export type Column = readonly [name: string, type: ColumnType];

const BRAND = Symbol.for('comity.copy-rows');

/**
 * Many rows on their way into a table: the parameter of one statement, which each database takes in its own way. They are
 * asked for as fast as the database takes them. The table must have no row level security, which COPY does not know.
 */
export class CopyRows {
  readonly brand = BRAND;
  readonly table: string;
  readonly columns: readonly Column[];
  readonly chunks: AsyncIterable<readonly (readonly Value[])[]>;
  constructor(table: string, columns: readonly Column[], chunks: AsyncIterable<readonly (readonly Value[])[]>) {
    this.table = table;
    this.columns = columns;
    this.chunks = chunks;
  }

  /** Told by its brand: the pages are built apart from the server, with a class of their own. */
  static is(value: unknown): value is CopyRows {
    return typeof value === 'object' && value !== null && (value as { brand?: unknown }).brand === BRAND;
  }

  /** In the text format of COPY. */
  async *lines(): AsyncGenerator<string> {
    for await (const chunk of this.chunks) if (chunk.length > 0) yield chunk.map((row) => this.line(row)).join('');
  }

  private line(row: readonly Value[]): string {
    let text = '';
    for (let i = 0; i < row.length; i++) text += `${i === 0 ? '' : '\t'}${written(row[i]!, this.columns[i]![1])}`;
    return `${text}\n`;
  }

  /** A statement that inserts one chunk given as JSON, and the JSON. */
  static insert({ table, columns }: CopyRows, chunk: readonly (readonly Value[])[]): { sql: string; parameters: readonly [string] } {
    const names = columns.map(([name]) => name).join(', ');
    const rows = chunk.map((row) => Object.fromEntries(row.map((value, i) => [columns[i]![0], columns[i]![1] === 'bytea' && value !== null ? `\\x${value as string}` : value])));
    return { sql: `insert into ${table} (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as given(${columns.map((column) => column.join(' ')).join(', ')})`, parameters: [JSON.stringify(rows)] };
  }
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const SPECIAL = /[\\\t\n\r]/;
const escaped = (text: string): string => (SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c]!) : text);
const quoted = (text: string): string => `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;

function written(value: Value, type: ColumnType): string {
  if (value === null) return '\\N';
  if (type === 'bytea') return `\\\\x${value as string}`;
  if (typeof value === 'string') return escaped(value);
  if (typeof value !== 'object') return String(value);
  return escaped(Array.isArray(value) ? `{${(value as string[]).map(quoted).join(',')}}` : JSON.stringify(value));
}
