import { readFileSync } from 'node:fs';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { wordRefusal } from '../core/words.ts';
import { capWords, readCap, referencesOf, type ReadAlert } from '../features/cap/index.ts';

/** `cap read FILE ...`: what each alert says, or why it was not read. Needs no desk; nothing is loaded but the files. */
export function readAlerts(files: readonly string[], json: boolean, { out, err }: { out(line: string): void; err(line: string): void }): number {
  const read = files.map((file) => ({ file, found: readCap(readFileSync(file)) }));
  const refusals = read.flatMap(({ found }) => (isRefusal(found) ? [found] : found.filter((one): one is Refusal => isRefusal(one))));
  if (json) out(JSON.stringify(read.map(({ file, found }) => (isRefusal(found) ? { file, refusal: found } : { file, alerts: found.map((one) => (isRefusal(one) ? { refusal: one } : one)) }))));
  else {
    for (const { file, found } of read) {
      for (const one of isRefusal(found) ? [found] : found) {
        if (!isRefusal(one)) for (const line of told(file, one)) out(line);
        else {
          const { what, mend } = wordRefusal(capWords.en.refusals, one);
          err(`${file}: ${what}\n${mend}\n(${one.code})`);
        }
      }
      if (!isRefusal(found) && found.length === 0) out(`${file}: no alert.`);
    }
  }
  return refusals.length === 0 ? 0 : 1;
}

function* told(file: string, { line, alert, notices }: ReadAlert): Generator<string> {
  yield `${file}:${line}: ${alert.msgType}, ${alert.status}, ${alert.scope}: ${alert.identifier} of ${alert.sender}, ${alert.sent}`;
  for (const { sender, identifier, sent } of referencesOf(alert)) yield `  refers to ${identifier} of ${sender}, ${sent}`;
  for (const info of alert.info ?? []) {
    yield `  [${info.language ?? 'en-US'}] ${info.headline ?? info.event} (${info.category.join(', ')}; urgency ${info.urgency}, severity ${info.severity}, certainty ${info.certainty}${info.expires === undefined ? '' : `; until ${info.expires}`})`;
    for (const area of info.area ?? []) yield `    in ${area.areaDesc.replace(/\s+/g, ' ')}`;
  }
  for (const { code, facts } of notices) yield `  note: ${wordRefusal(capWords.en.refusals, { refused: true, code, facts }).what}`;
}
