import { CsvError, parse } from 'csv-parse/sync';
import { NotTaken } from './arguments.ts';

/** The cells of a CSV, each row with the line it ends on. @param undone how a refusal begins: "Nothing was judged" @throws NotTaken where it is none */
export function cellsOf(text: string, undone: string): { line: number; cells: string[] }[] {
  try {
    const found = parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: true, info: true }) as unknown as { record: string[]; info: { lines: number } }[];
    return found.map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.trim()) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new NotTaken(`${undone}: the file is no CSV (${error.message}). Close each quote that is opened, and write one quote inside a field as two.`);
  }
}
