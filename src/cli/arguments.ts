import { parseArgs, type ParseArgsConfig } from 'node:util';
import { SOURCES } from '../features/series/index.ts';
import { READERS } from '../features/sources/index.ts';

export type Usage = { name: string; words: string; args: string; about: string; options: NonNullable<ParseArgsConfig['options']>; positionals: number; /** So many more may follow. */ optional?: number };

/** Every command, with what it takes. `--json` is understood by all. */
export const COMMANDS: readonly Usage[] = [
  { name: 'start', words: 'start', args: '', about: 'Serve the desk (PORT, HOST, COMITY_DATA, DATABASE_URL).', options: {}, positionals: 0 },
  { name: 'migrate', words: 'migrate', args: '', about: 'Bring the database up to date.', options: {}, positionals: 0 },
  { name: 'charter', words: 'charter', args: 'FILE', about: 'Put a charter in force, or list every mistake in it.', options: {}, positionals: 1 },
  { name: 'demo', words: 'demo', args: '', about: 'Load the example into an empty database.', options: {}, positionals: 0 },
  {
    name: 'import', words: 'import', args: 'SOURCE (FILE | --since DATE) [--vintage TEXT] [--part] [--dry-run]',
    about: `Take in a file of a source, and say what came of it: ${[...READERS, ...SOURCES].map(({ id }) => id).join(', ')}. --part: an extract, what it does not name was not taken back. --since fetches what is new from the publisher (keys: COMITY_UCDP_TOKEN, COMITY_ACLED_USER, COMITY_ACLED_PASSWORD, COMITY_DTM_KEY). --dry-run changes nothing.`,
    options: { vintage: { type: 'string' }, part: { type: 'boolean' }, 'dry-run': { type: 'boolean' }, since: { type: 'string' } }, positionals: 1, optional: 1,
  },
  { name: 'quarantine', words: 'quarantine', args: '[IMPORT]', about: 'List the imports with refused rows, or the refused rows of one, each with its reason and its text.', options: {}, positionals: 0, optional: 1 },
  { name: 'retry', words: 'retry', args: 'IMPORT [--dry-run]', about: 'Read the refused rows of an import again, after its reader has become better.', options: { 'dry-run': { type: 'boolean' } }, positionals: 1 },
  { name: 'watch', words: 'watch', args: 'FILE', about: 'Put a watch file in force, or list every mistake in it.', options: {}, positionals: 1 },
  {
    name: 'user add', words: 'user add', args: 'PERSON --name NAME --email ADDRESS (--party P | --centre C | --secretariat) --office O [--office O]',
    about: 'Open an account; the password is read from COMITY_PASSWORD or standard input.',
    options: { name: { type: 'string' }, 'name-ru': { type: 'string' }, email: { type: 'string' }, party: { type: 'string' }, centre: { type: 'string' }, secretariat: { type: 'boolean' }, office: { type: 'string', multiple: true } },
    positionals: 1,
  },
  {
    name: 'detect', words: 'detect', args: '--series FILE --method NAME [--weeks 576-624]', about: 'Judge weekly counts (CSV: scenario, rep, y) with a detector; docs/detection.md. Needs no desk.',
    options: { series: { type: 'string' }, method: { type: 'string' }, weeks: { type: 'string' } }, positionals: 0,
  },
  {
    name: 'forecast score', words: 'forecast score', args: '--draws FILE', about: 'Score draws against what came (CSV or gzip: month_id, country_id or priogrid_gid, actual, d0, d1 ...): CRPS, ignorance and interval score as the ViEWS challenge has them. Needs no desk.',
    options: { draws: { type: 'string' } }, positionals: 0,
  },
  {
    name: 'forecast backtest', words: 'forecast backtest', args: '--panel FILE --windows 2018-2021 [--models all] [--differences] [--calibration]', about: 'Forecast past years from what was known in October before them, and score it (CSV: month_id, country_id, ged_sb; or priogrid_gid, deaths). --differences compares best with the others by a bootstrap of countries; --calibration counts how many outcomes lay in their intervals. Needs no desk; docs/forecasting.md.',
    options: { panel: { type: 'string' }, windows: { type: 'string' }, models: { type: 'string' }, differences: { type: 'boolean' }, calibration: { type: 'boolean' }, draws: { type: 'string' }, seed: { type: 'string' } }, positionals: 0,
  },
  {
    name: 'forecast run', words: 'forecast run', args: '--panel FILE --origin 2021-10 --out FILE [--model best] [--draws 1000] [--keep FOLDER]', about: 'Forecast 14 months from an origin into a CSV: month_id, country_id (or priogrid_gid), d0, d1 ... --keep holds what was learned, for the next time. Needs no desk.',
    options: { panel: { type: 'string' }, origin: { type: 'string' }, out: { type: 'string' }, model: { type: 'string' }, draws: { type: 'string' }, seed: { type: 'string' }, keep: { type: 'string' } }, positionals: 0,
  },
  {
    name: 'forecast panel', words: 'forecast panel', args: '--events FILE --out FILE', about: 'Deaths by PRIO-GRID cell and month from a file of events of UCDP GED. Needs no desk.',
    options: { events: { type: 'string' }, out: { type: 'string' } }, positionals: 0,
  },
  {
    name: 'decide', words: 'decide', args: '(--case FILE | --charter FILE --votes FILE [--matter ID])', about: 'Say what acts come to under a charter, and why: one case (JSON), or every row of a file of votes (CSV: year with the countries, or the counts, for, against, abstain). Needs no desk; docs/deciding.md.',
    options: { case: { type: 'string' }, charter: { type: 'string' }, votes: { type: 'string' }, matter: { type: 'string' } }, positionals: 0,
  },
  {
    name: 'node init', words: 'node init', args: '--net NETWORK --id NODE [--name TEXT] [--endpoint URL] [--readers TOKEN,TOKEN] [--officer FILE ... --need N]',
    about: 'Make this data folder a node of a network: keys of its own in node.json, readable by its owner alone, and a fingerprint to compare by telephone. --officer: public keys whose signatures the first directory needs.',
    options: { net: { type: 'string' }, id: { type: 'string' }, name: { type: 'string' }, endpoint: { type: 'string' }, readers: { type: 'string' }, officer: { type: 'string', multiple: true }, need: { type: 'string' } }, positionals: 0,
  },
  { name: 'node card', words: 'node card', args: '', about: 'Print what this node shows of itself, for the directory.', options: {}, positionals: 0 },
  { name: 'node rotate', words: 'node rotate', args: '', about: 'Sign with a new key from now on. Give the new card to the secretariat and restart the server.', options: {}, positionals: 0 },
  { name: 'node releasing', words: 'node releasing', args: '', about: 'Give this node a key to release records to the public with, where it has none; then hand its card in again.', options: {}, positionals: 0 },
  { name: 'node officer', words: 'node officer', args: 'FILE [--name TEXT]', about: 'Make a key with which an officer signs directories.', options: { name: { type: 'string' } }, positionals: 1 },
  {
    name: 'node directory', words: 'node directory', args: 'FILE --card FILE ... --officer FILE ... [--need N] [--after FILE] [--suspend NODE] [--resume NODE] [--compromised NODE:KEYID [--at INSTANT]]', about: 'Make the next version of the directory from the cards of nodes, signed with these officers\u2019 keys; say that a node is suspended or takes part again, or that a key was stolen.',
    options: { card: { type: 'string', multiple: true }, officer: { type: 'string', multiple: true }, need: { type: 'string' }, after: { type: 'string' }, suspend: { type: 'string', multiple: true }, resume: { type: 'string', multiple: true }, compromised: { type: 'string', multiple: true }, at: { type: 'string' } }, positionals: 1,
  },
  { name: 'node start', words: 'node start', args: '--config FILE', about: 'Serve the desk of a node as a file says (JSON: docs/exchange.md); makes its keys the first time.', options: { config: { type: 'string' } }, positionals: 0 },
  {
    name: 'network demo', words: 'network demo', args: '[--nodes 7] [--folder DIR] [--port 8100] [--postgresql]', about: 'Start a secretariat and the centres of the charter as servers on this machine, with the example and records between them. --postgresql: a database for each on the server of DATABASE_URL.',
    options: { nodes: { type: 'string' }, folder: { type: 'string' }, port: { type: 'string' }, postgresql: { type: 'boolean' } }, positionals: 0,
  },
  { name: 'exchange directory', words: 'exchange directory', args: 'FILE', about: 'Take a signed version of the directory.', options: {}, positionals: 1 },
  { name: 'exchange accept', words: 'exchange accept', args: 'NODE --fingerprint TEXT', about: 'Exchange records with a node, having compared its fingerprint.', options: { fingerprint: { type: 'string' } }, positionals: 1 },
  { name: 'exchange end', words: 'exchange end', args: 'NODE --why TEXT', about: 'End the exchange with a node.', options: { why: { type: 'string' } }, positionals: 1 },
  { name: 'exchange publish', words: 'exchange publish', args: 'FILE', about: 'Sign what a file says (JSON, one draft or several) and send it to whom it names.', options: {}, positionals: 1 },
  { name: 'exchange pass', words: 'exchange pass', args: 'HASH --to NODE,NODE', about: 'Pass a record of another node on, as it was signed, to nodes that it names or that its origin consented to.', options: { to: { type: 'string' } }, positionals: 1 },
  { name: 'exchange pull', words: 'exchange pull', args: '[NODE]', about: 'Pull what is new from a node, or from all; a server that runs does it by itself.', options: {}, positionals: 0, optional: 1 },
  { name: 'exchange export', words: 'exchange export', args: 'NODE FILE [--after N]', about: 'Write the lane to a node into a file that is carried.', options: { after: { type: 'string' } }, positionals: 2 },
  { name: 'exchange import', words: 'exchange import', args: 'NODE FILE', about: 'Take a file of the lane from a node.', options: {}, positionals: 2 },
  { name: 'exchange status', words: 'exchange status', args: '', about: 'Say how lanes, quarantine and recalls stand.', options: {}, positionals: 0 },
  { name: 'exchange attach', words: 'exchange attach', args: 'FILE', about: 'Keep a file that records are to name, or that was carried here beside a lane.', options: {}, positionals: 1 },
  { name: 'exchange file', words: 'exchange file', args: 'SHA256 FILE', about: 'Write a file that a record names.', options: {}, positionals: 2 },
  { name: 'exchange holds', words: 'exchange holds', args: 'NODE', about: 'List everything that a node was sent from here, also after it left: what it says that it has, and what became of recalls.', options: {}, positionals: 1 },
  { name: 'exchange quarantine', words: 'exchange quarantine', args: '', about: 'List what came and was not taken, with the reasons.', options: {}, positionals: 0 },
  { name: 'exchange reopen', words: 'exchange reopen', args: '', about: 'After a restore, before anything is published: open every lane in a new epoch.', options: {}, positionals: 0 },
  { name: 'cap read', words: 'cap read', args: 'FILE ...', about: 'Say what CAP alerts say (1.2, and 1.1; by themselves, in Atom, RSS or EDXL-DE), or why one is not read. Needs no desk. `import cap FILE` takes them in as events.', options: {}, positionals: 1, optional: 999 },
  { name: 'cap export', words: 'cap export', args: 'ID FILE [--rev N]', about: 'Write a warning, a recall or a receipt of the exchange as a CAP 1.2 message.', options: { rev: { type: 'string' } }, positionals: 2 },
  { name: 'digests', words: 'digests', args: '', about: 'Make the digests that are due; a server that runs does it by itself.', options: {}, positionals: 0 },
  { name: 'verify', words: 'verify', args: '', about: 'Check every act, chain and projection.', options: {}, positionals: 0 },
  { name: 'backup', words: 'backup', args: 'FILE', about: 'Write everything into one file; the desk may be in use.', options: {}, positionals: 1 },
  { name: 'restore', words: 'restore', args: 'FILE', about: 'Put a backup into an empty database, and keep it only if it verifies.', options: {}, positionals: 1 },
];

export class UsageError extends Error {}
/** A file cannot be used: the message says why, where and how to mend it. */
export class NotTaken extends Error {}
export type Parsed = { command: Usage; json: boolean; positionals: string[]; values: Record<string, unknown> };

/** @throws UsageError that says what is wrong and how the command is written. */
export function parseCommand(argv: readonly string[]): Parsed | null {
  if (argv.length === 0 || argv[0] === 'help' || argv.includes('--help')) return null;
  const command = COMMANDS.find((c) => c.words.split(' ').every((word, i) => argv[i] === word));
  if (!command) {
    const beside = COMMANDS.filter(({ words }) => words.startsWith(`${argv[0]} `)).map(({ words }) => words);
    if (beside.length > 0) throw new UsageError(`${argv[1] === undefined ? `"${argv[0]}" needs a second word` : `There is no command "${argv[0]} ${argv[1]}"`}. Write one of: ${beside.join(', ')}.`);
    throw new UsageError(`There is no command "${argv[0]}".\n\n${help()}`);
  }
  const usage = `bin/comity ${command.words} ${command.args}`.trim();
  try {
    const { values, positionals } = parseArgs({ args: argv.slice(command.words.split(' ').length), options: { ...command.options, json: { type: 'boolean' } }, allowPositionals: true });
    if (positionals.length < command.positionals || positionals.length > command.positionals + (command.optional ?? 0)) throw new UsageError(`Wrong number of arguments. Write: ${usage}`);
    return { command, json: values.json === true, positionals, values: values as Record<string, unknown> };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${(error as Error).message} Write: ${usage}`);
  }
}

export function help(): string {
  const lines = COMMANDS.map((c) => `  ${`${c.words} ${c.args}`.trim()}\n      ${c.about}`);
  return `bin/comity COMMAND [--json]\n\n${lines.join('\n')}\n\nExit codes: 0 done, 1 refused or not sound, 2 wrongly called, 3 failed.\n`;
}
