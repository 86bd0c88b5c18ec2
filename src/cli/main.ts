import { statSync } from 'node:fs';
import { resolve as fullPath } from 'node:path';
import { MOST_BYTES } from '../features/series/index.ts';
import { readerOf } from '../features/sources/index.ts';
import { isDate } from '../core/charter/dates.ts';
import { isRefusal } from '../core/refusal.ts';
import { wordRefusal, fill } from '../core/words.ts';
import { FEATURES, openDesk } from '../desk.ts';
import { contentOf, OPERATIONS, restore } from '../operations.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { askServer } from '../platform/control.ts';
import type { OperationResult } from '../platform/desk.ts';
import { network } from '../platform/network.ts';
import { words as platformWords } from '../platform/words.ts';
import { serve, startFailure, stopOnSignal } from '../serve.ts';
import { reportLines } from './report.ts';
import { readAlerts } from './cap.ts';
import { fetched } from './download.ts';
import { help, NotTaken, parseCommand, UsageError, type Parsed } from './arguments.ts';
import { decideFiles } from './decide.ts';
import { detect } from './detect.ts';
import { FORECAST } from './forecast.ts';
import { NODE } from './node.ts';
import { nodeConfig } from './node-start.ts';

type Step = { done: number; of: number; what: string };
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const err = (line: string): void => void process.stderr.write(`${line}\n`);

function progressBar(): { step(step: Step): void; end(): void } {
  if (!process.stderr.isTTY) return { step: () => undefined, end: () => undefined };
  return {
    step: ({ done, of, what }) => {
      const share = of === 0 ? 1 : Math.min(1, done / of);
      process.stderr.write(`\r${'█'.repeat(Math.round(share * 30)).padEnd(30, '░')} ${String(Math.round(share * 100)).padStart(3)} % ${what.padEnd(20).slice(0, 20)}`);
    },
    end: () => void process.stderr.write(`\r${' '.repeat(60)}\r`),
  };
}

async function readPassword(): Promise<string> {
  if (process.env.COMITY_PASSWORD !== undefined) return process.env.COMITY_PASSWORD;
  if (process.stdin.isTTY) err('Password (at least 12 characters), then Enter:');
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0] ?? '';
}

/** The whole path, which a server reads by itself. @throws the error of the file system where there is no such file. */
const there = (file: string): string => (statSync(file), fullPath(file));

async function inputOf({ command, positionals, values }: Parsed): Promise<Record<string, unknown>> {
  switch (command.name) {
    case 'charter':
    case 'watch':
      return { file: positionals[0], content: contentOf(positionals[0]!) };
    case 'import':
      if (positionals[1] === undefined) throw new UsageError('Nothing was imported: name a file, or a day with --since.');
      if (readerOf(positionals[0]!)) return { source: positionals[0], path: there(positionals[1]!), vintage: values.vintage, part: values.part, dryRun: values['dry-run'] };
      if (statSync(positionals[1]!).size > MOST_BYTES) return { source: positionals[0], file: positionals[1], content: '', size: statSync(positionals[1]!).size };
      return { source: positionals[0], file: positionals[1], content: contentOf(positionals[1]!), vintage: values.vintage };
    case 'quarantine':
      return { import: positionals[0] };
    case 'retry':
      return { import: positionals[0], dryRun: values['dry-run'] };
    case 'exchange directory':
    case 'exchange attach':
    case 'exchange publish':
      return { file: there(positionals[0]!) };
    case 'exchange accept':
    case 'exchange end':
      return { node: positionals[0], fingerprint: values.fingerprint, why: values.why };
    case 'exchange file':
      return { sha256: positionals[0], file: fullPath(positionals[1]!) };
    case 'exchange pass':
      return { hash: positionals[0], to: values.to };
    case 'exchange holds':
    case 'exchange pull':
      return { node: positionals[0] };
    case 'exchange export':
      return { node: positionals[0], file: fullPath(positionals[1]!), after: values.after };
    case 'exchange import':
      return { node: positionals[0], file: there(positionals[1]!) };
    case 'cap export':
      return { id: positionals[0], file: fullPath(positionals[1]!), rev: values.rev };
    case 'backup':
      return { file: fullPath(positionals[0]!) };
    case 'user add':
      return { person: positionals[0], name: values.name, nameRu: values['name-ru'], email: values.email, party: values.party, centre: values.centre, secretariat: values.secretariat, offices: values.office, password: await readPassword() };
    default:
      return {};
  }
}

/** In the running server where one has the data folder, else here. */
async function run(config: Config, name: string, input: Record<string, unknown>, progress: (step: Step) => void): Promise<OperationResult> {
  const answered = config.databaseUrl === null ? await askServer(config.dataFolder, name, input, progress) : null;
  if (answered) return answered;
  const { desk } = await openDesk({ ...config, quiet: true }, { example: name === 'demo' });
  try {
    return await OPERATIONS[name]!(desk, input, progress);
  } finally {
    await desk.database.close();
  }
}

const refusalWords = Object.assign({}, platformWords.en.refusals, ...FEATURES.map((f) => f.words.en.refusals)) as Parameters<typeof wordRefusal>[0];

function print(result: OperationResult, json: boolean): void {
  const { refusal, mistakes } = result.ok ? { refusal: undefined, mistakes: undefined } : result;
  if (json) return out(JSON.stringify(refusal || mistakes ? result : result.facts));
  if (refusal) {
    const { what, mend } = wordRefusal(refusalWords, refusal);
    err(`${what}\n${mend}\n(${refusal.code})`);
  }
  for (const mistake of mistakes ?? []) {
    const words = refusalWords[mistake.code];
    err(`${mistake.place}: ${words ? `${fill(words.what, mistake.facts)} ${fill(words.mend, mistake.facts)}` : mistake.code}`);
  }
  const report = reportLines(result.facts ?? {}, refusalWords);
  if (report) return report.forEach(out);
  for (const [name, value] of Object.entries(result.facts ?? {})) out(`${name.padEnd(12)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
}

async function start(config: Config): Promise<void> {
  const serving = await serve(config, { example: false });
  stopOnSignal(serving);
  out(`Comity is ready:  ${serving.address}`);
}

async function migrateOnly(config: Config): Promise<OperationResult> {
  const { desk } = await openDesk({ ...config, quiet: true }, { example: false });
  await desk.database.close();
  return { ok: true, facts: { migrated: true, database: config.databaseUrl === null ? 'embedded' : 'postgresql' } };
}

/** Fetched here, whole, and then imported as an extract: in the running server or here. */
async function importSince(config: Config, { positionals: [source], values }: Parsed, progress: (step: Step) => void): Promise<OperationResult[]> {
  const since = String(values.since);
  if (!isDate(since) || since.length !== 10) throw new UsageError(`Nothing was imported: "${since}" is no day. Write it as 2022-04-30.`);
  const vintage = typeof values.vintage === 'string' ? values.vintage : '';
  const answer = await fetched(network, source!, { since, vintage }, process.env, (what) => progress({ done: 0, of: 1, what }), async (paths) => {
    const results: OperationResult[] = [];
    for (const path of paths) results.push(await run(config, 'import', { source, path, vintage, part: true, dryRun: values['dry-run'] }, progress));
    return results;
  });
  return isRefusal(answer) ? [{ ok: false, refusal: answer }] : answer;
}

async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseCommand(argv);
  if (!parsed) {
    out(help());
    return 0;
  }
  if (parsed.command.name === 'detect') {
    detect(parsed.values, parsed.json, { out, err, ...progressBar() });
    return 0;
  }
  if (parsed.command.name === 'cap read') return readAlerts(parsed.positionals, parsed.json, { out, err });
  if (parsed.command.name === 'decide') return decideFiles(parsed.values, parsed.json, systemClock().now(), { out, err });
  const forecast = FORECAST[parsed.command.name];
  if (forecast) {
    await forecast(parsed.values, parsed.json, { out, err, ...progressBar() });
    return 0;
  }
  if (parsed.command.name === 'network demo') throw new NotTaken('Nothing was started: this command is one of bin/comity.');
  if (parsed.command.name === 'node start') {
    if (parsed.values.config === undefined) throw new UsageError('Nothing was started: name a file with --config.');
    await start(nodeConfig(fullPath(String(parsed.values.config)), process.env));
    return -1;
  }
  const config = readConfig(process.env);
  const node = NODE[parsed.command.name];
  if (node) {
    const result = node(config, parsed.positionals, parsed.values);
    print(result, parsed.json);
    return result.ok ? 0 : 1;
  }
  if (parsed.command.name === 'start') {
    await start(config);
    return -1;
  }
  const bar = progressBar();
  const { name } = parsed.command;
  if (name === 'import' && parsed.values.since !== undefined) {
    const results = await importSince(config, parsed, bar.step);
    bar.end();
    for (const one of results) print(one, parsed.json);
    return results.every(({ ok }) => ok) ? 0 : 1;
  }
  const result = name === 'migrate' ? await migrateOnly(config)
    : name === 'restore' ? await restore(config, fullPath(parsed.positionals[0]!), bar.step)
    : await run(config, name, await inputOf(parsed), bar.step);
  bar.end();
  print(result, parsed.json);
  return result.ok ? 0 : 1;
}

/** Ends when what was said has been taken: a slow reader of a pipe would otherwise miss the last of it. */
async function ended(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) await new Promise<void>((done) => stream.write('', () => done()));
  return process.exit(code);
}

try {
  const code = await main(process.argv.slice(2));
  if (code >= 0) await ended(code);
} catch (error) {
  if (error instanceof UsageError) {
    err(error.message);
    await ended(2);
  }
  if (error instanceof NotTaken) {
    err(error.message);
    await ended(1);
  }
  const unread = ['ENOENT', 'EISDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
  const words = startFailure(error) ?? (unread ? `${(error as Error).message}. Check the name of the file.` : null);
  err(words ?? (error as Error).stack ?? String(error));
  await ended(words === null ? 3 : 1);
}
