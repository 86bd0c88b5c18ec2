/**
 * What stands before every start and every test run: the packages are the ones of the lock file, Node 26 is at hand,
 * a blank database is at hand, and the web app is built from the present sources. Nothing is done twice. Runs under Node 20.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const NEEDED = 26;

/** A sentence for the person at the keyboard, without a stack. */
export class SetupError extends Error {}

/** @param {{ build?: boolean }} [options] @returns {Promise<{ node: string }>} the Node that runs everything else */
export async function setup({ build = true } = {}) {
  await install();
  const node = findNode();
  await makeBlank(node);
  if (build) await buildApp(node);
  return { node };
}

// --- packages

async function install() {
  const lockText = read('package-lock.json');
  if (lockText === null) throw new SetupError('package-lock.json is missing: this is not a complete copy of Comity.');
  const stamp = 'node_modules/.comity-lock';
  const hash = sha256([lockText]);
  if (read(stamp) === hash) return;
  if (!installed(lockText)) {
    say(existsSync(join(ROOT, 'node_modules')) ? 'The list of packages has changed: npm ci' : 'First start: npm ci (once, half a minute to two minutes)');
    const npm = process.env.npm_execpath;
    const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    const code = npm?.endsWith('.js') ? await run(process.execPath, [npm, ...args]) : await run('npm', args, { shell: process.platform === 'win32' });
    if (code !== 0) throw new SetupError('npm ci did not succeed; what it said stands above.');
  }
  writeFileSync(join(ROOT, stamp), hash);
}

/** Whether npm's own note of what lies in node_modules has every package of the lock file that this machine needs. */
function installed(lockText) {
  const hidden = read('node_modules/.package-lock.json');
  if (hidden === null) return false;
  const present = JSON.parse(hidden).packages ?? {};
  return Object.entries(JSON.parse(lockText).packages ?? {}).every(
    ([path, wanted]) => path === '' || present[path]?.version === wanted.version || (present[path] === undefined && (wanted.optional || wanted.peer || wanted.devOptional)),
  );
}

// --- Node

/** The Node 26 that came with the packages, else the one that runs this, if it is new enough. */
export function findNode() {
  const windows = process.platform === 'win32';
  const names = [`node-${windows ? 'win' : process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  const places = [windows ? null : join(ROOT, 'node_modules/.bin/node'), ...names.map((name) => join(ROOT, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node'))];
  for (const place of places) {
    if (place === null || !existsSync(place)) continue;
    try {
      if (major(execFileSync(place, ['--version'], { encoding: 'utf8' })) >= NEEDED) return place;
    } catch {
      // Made for another machine (a folder copied between systems, another C library): look on.
    }
  }
  if (major(process.version) >= NEEDED) return process.execPath;
  throw new SetupError(
    `Comity runs on Node ${NEEDED}. No package of it serves ${process.platform} ${process.arch}, and this is Node ${process.versions.node}.\n` +
      `Install Node ${NEEDED} or newer from https://nodejs.org and start again.`,
  );
}

const major = (version) => Number(/^v?(\d+)/.exec(version.trim())?.[1] ?? 0);

/** The environment of every child: its `node` is ours. */
export function environment(node, more = {}) {
  const path = [dirname(node), join(ROOT, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...more };
}

// --- a blank database

/** Embedded databases begin as a copy of it (src/platform/db/blank.ts); without it they are slower to begin, and no more than that. */
async function makeBlank(node) {
  const { version } = JSON.parse(read('node_modules/@electric-sql/pglite/package.json') ?? '{}');
  if (existsSync(join(ROOT, `node_modules/.cache/comity/blank-${version}`))) return;
  if ((await run(node, [join(ROOT, 'src/platform/db/blank.ts')])) !== 0) say('No blank database could be made: a new one will take some seconds longer.');
}

// --- the web app

const SOURCES = ['package-lock.json', 'package.json', 'vite.config.ts', 'tsconfig.json'];

/** A hash over everything the built app is made of; tests are not. */
export function sourceHash() {
  const files = [...SOURCES.filter((file) => existsSync(join(ROOT, file))), ...listFiles('src').filter((file) => !file.endsWith('.test.ts'))];
  return sha256(files.flatMap((file) => [file, '\0', readFileSync(join(ROOT, file))]));
}

async function buildApp(node) {
  const hash = sourceHash();
  if (read('build/.stamp') === hash && existsSync(join(ROOT, 'build/handler.js'))) return;
  say('Building the web app (only when its sources have changed)');
  const code = await run(node, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { env: environment(node, { NODE_ENV: 'production' }) });
  if (code !== 0) throw new SetupError('The web app could not be built; what vite said stands above.');
  writeFileSync(join(ROOT, 'build/.stamp'), hash);
}

// --- small things

/** Relative paths with forward slashes, in one order on every machine. */
export function listFiles(folder) {
  const here = readdirSync(join(ROOT, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return here.flatMap((entry) => (entry.isDirectory() ? listFiles(`${folder}/${entry.name}`) : entry.isFile() ? [`${folder}/${entry.name}`] : []));
}

/** @returns {Promise<number>} the exit code; a signal counts as 1 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Runs `main` and turns a SetupError into its sentence and exit code 1. */
export async function asScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${error instanceof SetupError ? error.message : (error.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}

function read(file) {
  const path = join(ROOT, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function sha256(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
