/** `npm run tour`: takes the pictures of docs/tour from the example desk. Not part of `npm test`: that leaves the tree as it was. */
import { join } from 'node:path';
import { asScript, environment, ROOT, run, setup } from './setup.mjs';

await asScript(async () => {
  const { node } = await setup();
  return run(node, [join(ROOT, 'test/browser/tour.ts')], { env: environment(node) });
});
