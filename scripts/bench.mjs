/** `npm run bench [-- NAME ...] [--json] [--quick]`: measures the desk; what and how stands in docs/benchmarks.md. */
import { join } from 'node:path';
import { asScript, environment, ROOT, run, setup } from './setup.mjs';

await asScript(async () => {
  const { node } = await setup();
  return run(node, [join(ROOT, 'test/bench/main.ts'), ...process.argv.slice(2)], { env: environment(node) });
});
