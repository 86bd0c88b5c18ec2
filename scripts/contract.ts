import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contractFiles } from '../test/contract/files.ts';

/** `npm run contract`: writes `contract/acts`, `contract/public` and `contract/vectors` from the code. */
const FOLDER = join(import.meta.dirname, '../contract');
for (const folder of ['acts', 'public', 'vectors']) rmSync(join(FOLDER, folder), { recursive: true, force: true });
for (const [name, content] of contractFiles()) {
  mkdirSync(dirname(join(FOLDER, name)), { recursive: true });
  writeFileSync(join(FOLDER, name), content);
}
