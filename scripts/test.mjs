/**
 * `npm test`: every gate, then every test. `node scripts/test.mjs types lint` runs some steps only, and whatever is not
 * the name of a step goes to vitest as a filter. A step that fails does not keep the others from running.
 * The last line is `N passed, N failed, N skipped`: tests, and one more failed for each gate that does not hold.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canaries } from './canary.mjs';
import { TOOLS } from './gates.mjs';
import { asScript, environment, findNode, ROOT, run, say, setup, SetupError } from './setup.mjs';

const DEFAULT = ['build', 'types', 'pure', 'lint', 'arrows', 'canaries', 'unit', 'browser'];
const STEPS = {
  build: { title: 'web app', run: async () => (await setup(), true) },
  types: { title: 'types', run: (node) => gate(node, TOOLS.sync, TOOLS.tsc, TOOLS.svelteCheck) },
  pure: { title: 'pure files compile with neither Node nor a browser', run: (node) => gate(node, TOOLS.pure) },
  lint: { title: 'lint', run: (node) => gate(node, TOOLS.lint) },
  arrows: { title: 'arrows', run: (node) => gate(node, TOOLS.arrows) },
  canaries: { title: 'canaries: every planted violation is caught', run: (node) => canaries(node) },
  unit: { title: 'tests (unit and database)', run: (node, filters) => tests(node, 'unit', filters) },
  browser: { title: 'tests in a browser', needs: 'build', run: (node, filters) => tests(node, 'browser', filters) },
  slow: { title: 'slow tests', needs: 'build', run: (node, filters) => tests(node, 'slow', filters) },
};

const totals = { passed: 0, failed: 0, skipped: 0 };

async function gate(node, ...tools) {
  let holds = true;
  for (const { tool, args } of tools) {
    if ((await run(node, [join(ROOT, tool), ...args], { env: environment(node) })) !== 0) holds = false;
  }
  return holds;
}

async function tests(node, project, filters) {
  const report = join(ROOT, `node_modules/.cache/comity/vitest-${project}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const { tool, args } = TOOLS.vitest(project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--passWithNoTests', ...filters);
  const code = await run(node, [join(ROOT, tool), ...args], { env: environment(node, process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' }) });
  if (!existsSync(report)) return false;
  const found = JSON.parse(readFileSync(report, 'utf8'));
  totals.passed += found.numPassedTests;
  totals.failed += found.numFailedTests;
  totals.skipped += found.numPendingTests + found.numTodoTests;
  return code === 0 ? true : found.numFailedTests > 0 ? 'counted' : false;
}

async function main() {
  const given = process.argv.slice(2).filter((arg) => arg !== '--');
  const named = given.filter((arg) => arg in STEPS);
  const filters = given.filter((arg) => !(arg in STEPS));
  const steps = named.length > 0 ? named : DEFAULT;
  await setup({ build: false });
  const node = findNode();
  const results = new Map();
  for (const name of steps) {
    const step = STEPS[name];
    say(`\n== ${step.title}`);
    const began = performance.now();
    const outcome = results.get(step.needs)?.outcome === false ? false : await step.run(node, filters).catch(report);
    if (results.get(step.needs)?.outcome === false) say(`not run: ${STEPS[step.needs].title} failed`);
    if (outcome === false) totals.failed++;
    const seconds = (performance.now() - began) / 1000;
    results.set(name, { outcome, seconds });
    say(`-- ${outcome === true ? 'holds' : 'FAILED'} (${seconds.toFixed(1)} s)`);
  }
  say('\n== summary');
  for (const [name, { outcome, seconds }] of results) say(`${outcome === true ? 'ok    ' : 'FAILED'}  ${name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s`);
  say(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  return [...results.values()].every(({ outcome }) => outcome === true) ? 0 : 1;
}

function report(error) {
  process.stderr.write(`${error instanceof SetupError ? error.message : (error.stack ?? error)}\n`);
  return false;
}

await asScript(main);
