/** Runs every gate on the planted violations of test/canary and says which of them it did not see. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TOOLS } from './gates.mjs';
import { asScript, environment, findNode, ROOT, say } from './setup.mjs';

const CONFIGURATION = ['package.json', 'tsconfig.json', 'tsconfig.pure.json', 'eslint.config.js', '.dependency-cruiser.cjs', 'vite.config.ts'];

/** How each gate is run on the tree and how its answer is read: one finding per fault, with the file and what was said. */
const GATES = {
  pure: { tool: TOOLS.pure, args: [], read: readTsc },
  types: { tool: TOOLS.tsc, args: [], read: readTsc },
  svelte: { tool: TOOLS.svelteCheck, args: ['--output', 'machine-verbose'], read: readSvelteCheck },
  lint: { tool: TOOLS.lint, args: ['--format', 'json'], read: readEslint },
  arrows: { tool: TOOLS.arrows, args: ['--output-type', 'json'], read: readCruiser },
};

/** @returns {Promise<boolean>} whether every planted violation was caught, and nothing else */
export async function canaries(node) {
  const tree = plant();
  try {
    const planted = readPlanted(tree);
    await answer(node, tree, TOOLS.sync, []);
    const found = await Promise.all(Object.keys(GATES).map((gate) => inspect(node, tree, gate)));
    const findings = found.flat();
    const missed = planted.filter((p) => !findings.some((f) => f.gate === p.gate && f.file === p.file && f.text.includes(p.says)));
    const sick = new Set(planted.map((p) => p.file));
    const wrong = findings.filter((f) => !sick.has(f.file));
    const bare = arrowNames().filter((name) => !planted.some((p) => p.gate === 'arrows' && p.says === name));
    for (const p of missed) say(`NOT CAUGHT  ${p.file}: ${p.gate} should have said ${p.says}`);
    for (const f of wrong) say(`WRONGLY CAUGHT  ${f.file}: ${f.gate} said ${f.text}`);
    for (const name of bare) say(`NO CANARY  the rule ${name} of the arrows has no planted violation`);
    say(`${planted.length - missed.length} of ${planted.length} planted violations caught`);
    return planted.length > 0 && missed.length + wrong.length + bare.length === 0;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/** A temporary copy of the tree with the real configuration and the real packages. */
function plant() {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'comity-canary-')));
  cpSync(join(ROOT, 'test/canary/tree'), tree, { recursive: true });
  for (const file of CONFIGURATION) cpSync(join(ROOT, file), join(tree, file));
  mkdirSync(join(tree, 'node_modules'));
  for (const entry of readdirSync(join(ROOT, 'node_modules'))) {
    // SvelteKit writes what it generates to $app: the tree needs its own.
    if (entry !== '$app' && entry !== '.cache') symlinkSync(join(ROOT, 'node_modules', entry), join(tree, 'node_modules', entry), 'junction');
  }
  const lines = Array.from({ length: 400 }, (_, i) => `export const line${i} = ${i};`);
  writeFileSync(join(tree, 'src/platform/lint-long.ts'), ['// must fail: lint max-lines', ...lines, ''].join('\n'));
  return tree;
}

function readPlanted(tree) {
  return files(join(tree, 'src')).flatMap((path) => {
    const head = readFileSync(path, 'utf8').split('\n').slice(0, 4).join('\n');
    return [...head.matchAll(/must fail: (\w+) (.+?)(?: -->)?$/gm)].map(([, gate, says]) => ({ file: name(tree, path), gate, says }));
  });
}

async function inspect(node, tree, gate) {
  const { tool, args, read } = GATES[gate];
  const { stdout, stderr } = await answer(node, tree, tool, args);
  try {
    return read(stdout, tree).map((f) => ({ ...f, gate }));
  } catch (error) {
    say(`${gate}: an answer that cannot be read (${error.message})\n${stdout.slice(0, 2000)}\n${stderr.slice(0, 2000)}`);
    return [];
  }
}

function answer(node, tree, { tool, args }, more) {
  const options = { cwd: tree, env: environment(node, { FORCE_COLOR: '0', NO_COLOR: '1' }), maxBuffer: 1 << 28 };
  return new Promise((done) => execFile(node, [join(ROOT, tool), ...args, ...more], options, (_error, stdout, stderr) => done({ stdout, stderr })));
}

function readTsc(text) {
  return [...text.matchAll(/^(.+?)\(\d+,\d+\): error (.+(?:\n .+)*)/gm)].map(([, file, said]) => ({ file, text: said }));
}

function readSvelteCheck(text) {
  const lines = [...text.matchAll(/^\d+ (\{.*\})$/gm)].map(([, json]) => JSON.parse(json));
  return lines.map((l) => ({ file: l.filename.replaceAll('\\', '/'), text: `${typeof l.code === 'number' ? `TS${l.code}` : l.code} ${l.message}` }));
}

function readEslint(text, tree) {
  return JSON.parse(text).flatMap((r) => r.messages.map((m) => ({ file: name(tree, r.filePath), text: `${m.ruleId} ${m.message}` })));
}

function readCruiser(text) {
  return JSON.parse(text).summary.violations.map((v) => ({ file: v.from, text: v.rule.name }));
}

function arrowNames() {
  return createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')).forbidden.map((rule) => rule.name);
}

function files(folder) {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const name = (tree, path) => relative(tree, path).split(sep).join('/');

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) await asScript(async () => ((await canaries(findNode())) ? 0 : 1));
