import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Charter } from '../core/charter/schema.ts';
import { decide, type Decided } from '../core/procedure/decide.ts';
import type { Because } from '../core/procedure/silence.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { fill, say, wordRefusal } from '../core/words.ts';
import { charterWords, readCharter, type CharterFault } from '../features/charter/index.ts';
import { proceduresWords, sayBecause, sayRefused } from '../features/procedures/index.ts';
import { NotTaken, UsageError } from './arguments.ts';
import { readCase } from './decide-case.ts';
import { judgeRow, readVotes } from './decide-votes.ts';

type Told = { out(line: string): void; err(line: string): void };
const WORDS = proceduresWords.en;
const ROOT = join(import.meta.dirname, '../..');

/**
 * `comity decide`: what acts come to under a charter, and why.
 * @returns the exit code: 1 where a row was refused, after all others were judged
 * @throws UsageError, NotTaken
 */
export function decideFiles(values: Readonly<Record<string, unknown>>, json: boolean, now: string, told: Told): number {
  if (typeof values.case === 'string' && values.votes === undefined) return decideCase(values.case, json, now, told);
  if (typeof values.charter === 'string' && typeof values.votes === 'string' && values.case === undefined) return decideVotes(values.charter, values.votes, typeof values.matter === 'string' ? values.matter : null, json, Number(now.slice(0, 4)), told);
  throw new UsageError('Nothing was decided. Write --case and the name of a case (JSON), or --charter and the name of a charter with --votes and the name of a CSV.');
}

/** A charter from its file. @throws NotTaken with every mistake in it */
export function charterFrom(text: string, file: string): Charter {
  const read = readCharter(text, file);
  if (Array.isArray(read)) throw new NotTaken(['Nothing was decided: the charter has mistakes.', ...read.map(sayFault)].join('\n'));
  return read;
}

const sayFault = ({ file, line, column, code, facts }: CharterFault): string => {
  const { what, mend } = wordRefusal(charterWords.en.refusals, { refused: true, code, facts });
  return `${file}:${line}:${column}: ${what} ${mend}`;
};

/** A charter that a case names: beside the case, from here, or from the folder of the program. */
function charterNamed(name: string, beside: string): Charter {
  const found = [resolve(dirname(beside), name), resolve(name), resolve(ROOT, name)].find((file) => existsSync(file));
  if (found === undefined) throw new NotTaken(`Nothing was decided: ${beside} names the charter "${name}", and there is no such file. Name it from the folder of the case, or from the one you are in.`);
  return charterFrom(readFileSync(found, 'utf8'), name);
}

function decideCase(file: string, json: boolean, now: string, { out, err }: Told): number {
  const given = readCase(readFileSync(file, 'utf8'), file, (charter) => (typeof charter === 'string' ? charterNamed(charter, file) : charterFrom(JSON.stringify(charter), `${file}, charter`)));
  const decided = decide(given.case, given.now ?? now);
  if (isRefusal(decided)) throw new NotTaken(`${file}: ${sayRefusal(decided, given.case.charter)} (${decided.code})`);
  const { refused, ...rest } = decided;
  if (json) {
    out(JSON.stringify({ ...rest, refused: refused.map(({ act, refusal }) => ({ act, code: refusal.code, facts: refusal.facts, ...sayRefused(WORDS, refusal, namer(given.case.charter)) })) }));
    return 0;
  }
  for (const line of sayDecided(rest, given.case.charter)) out(line);
  for (const { act, refusal } of refused) err(`${act.at} ${act.kind}${'party' in act ? ` ${act.party}` : ''}: ${sayRefusal(refusal, given.case.charter)} (${refusal.code})`);
  return 0;
}

const sayRefusal = (refusal: Refusal, charter: Charter): string => {
  const { what, mend } = sayRefused(WORDS, refusal, namer(charter));
  return `${what} ${mend}`;
};

/** What a name of the charter is called; anything else stands as it is. */
const namer = (charter: Charter) => (id: string): string => {
  const found = [...charter.parties, ...charter.bodies, ...(charter.groups ?? [])].find((one) => one.id === id);
  return found ? say(found.name, 'en') : id;
};
const reasons = (because: readonly Because[], charter: Charter): string => because.map((one) => sayBecause(WORDS.ui, one, namer(charter))).join(' ');

function sayDecided(decided: Omit<Decided, 'refused'>, charter: Charter): string[] {
  const name = namer(charter);
  const state = WORDS.ui[`st_${decided.state}`]!;
  return [
    `${state[0]!.toUpperCase()}${state.slice(1)}${decided.decidedAt === null ? '' : ` on ${decided.decidedAt}`}. ${reasons(decided.because, charter)}`,
    ...(decided.owed.length === 0 ? [] : [`Owed: ${decided.owed.map(({ who, what }) => `${name(who)} (${WORDS.ui[`owes_${what}`]})`).join(', ')}.`]),
  ];
}

const labelled = (text: string): string | number => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : text);

function decideVotes(charterFile: string, file: string, matter: string | null, json: boolean, year: number, { out, err }: Told): number {
  const charter = charterFrom(readFileSync(charterFile, 'utf8'), charterFile);
  const votes = readVotes(readFileSync(file, 'utf8'), file);
  let refused = 0;
  for (const row of votes.rows) {
    const judged = judgeRow(charter, matter, votes, row, year);
    const label = Object.fromEntries(votes.labels.map((name) => [name, labelled(row.cells[votes.head.indexOf(name)] ?? '')]));
    if (isRefusal(judged)) {
      refused += 1;
      const { what, mend } = sayRefused(WORDS, judged, namer(charter));
      const column = judged.field ?? null;
      err(`${file}:${row.line}${column === null ? '' : `, column ${column}`}: ${what} ${mend} (${judged.code})`);
      if (json) out(JSON.stringify({ line: row.line, ...label, outcome: null, refused: { code: judged.code, column, facts: judged.facts, what, mend } }));
      continue;
    }
    if (json) out(JSON.stringify({ line: row.line, ...label, ...judged }));
    else out(`${row.line} ${Object.values(label).join(' ')}: ${fill('{outcome}.', { outcome: WORDS.ui[`st_${judged.outcome}`]! })} ${reasons(judged.because, charter)}`);
  }
  if (refused > 0) err(`${refused} of ${votes.rows.length} rows were refused; the others were judged.`);
  return refused > 0 ? 1 : 0;
}
