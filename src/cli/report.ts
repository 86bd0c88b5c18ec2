import type { Fact } from '../core/refusal.ts';
import { fill, type RefusalWords } from '../core/words.ts';
import type { ImportReport, QuarantineReport } from '../features/sources/index.ts';

type Words = Readonly<Record<string, RefusalWords>>;
const why = (words: Words, code: string, facts: Readonly<Record<string, Fact>>): string => (words[code] ? fill(words[code].what, facts) : code);

/** The closing report of an import, or what is in the quarantine, for people to read; null for facts of another kind. */
export function reportLines(facts: Readonly<Record<string, unknown>>, words: Words): string[] | null {
  if (facts.report) return imported(facts.report as ImportReport, words);
  return facts.quarantine ? quarantined(facts.quarantine as QuarantineReport, words) : null;
}

function imported(r: ImportReport, words: Words): string[] {
  const line = (name: string, text: string): string => `${name.padEnd(12)}${text}`;
  return [
    ...(r.kept ? [] : ['Nothing was changed. This is what the import would do:']),
    line('import', `${r.import}, act ${r.act}${r.retries === null ? '' : `, rows of ${r.retries} read again`}`),
    line('source', `${r.source}, ${r.file}${r.vintage === '' ? '' : `, ${r.vintage}`}`),
    line('covers', r.covers ? `${r.covers.from} to ${r.covers.to}` : 'nothing'),
    line('expected', r.expected === null ? 'the file does not say' : String(r.expected)),
    line('received', String(r.received)),
    line('accepted', `${r.accepted}: ${r.opened} new, ${r.revised} revised, ${r.unchanged} unchanged`),
    line('taken back', `${r.closed}${r.withheld === 0 ? '' : `; ${r.withheld} missing, left as they were: refused rows could be them`}`),
    line('duplicates', `${r.duplicates} linked`),
    line('refused', String(r.refused)),
    ...r.reasons.flatMap(({ code, rows, first }) => [`  ${code}: ${rows}`, ...first.map((one) => `    ${why(words, code, one.facts)}`), ...(rows > first.length ? ['    ...'] : [])]),
    ...(r.refused > 0 && r.kept ? [`Every refused row, with its text: bin/comity quarantine ${r.retries ?? r.import}`] : []),
    line('digest', r.digest),
  ];
}

function quarantined(found: QuarantineReport, words: Words): string[] {
  if ('imports' in found) return found.imports.length === 0 ? ['No row waits in the quarantine.'] : found.imports.map((one) => `${one.import.padEnd(8)}${one.source.padEnd(20)}${one.rows}`);
  return [
    ...found.rows.flatMap(({ line, code, facts, raw, takenBy }) => [`${why(words, code, { ...facts, line })}${takenBy === null ? '' : ` Taken by ${takenBy}.`} (${code})`, `  ${raw.slice(0, 200).replaceAll('\n', ' ')}`]),
    ...(found.more ? ['There are more; --json gives the same thousand whole.'] : []),
    ...(found.rows.length === 0 ? [`No row of ${found.import} was refused.`] : []),
  ];
}
