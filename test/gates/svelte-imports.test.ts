import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { read, sources } from './files.ts';

/**
 * The arrows for types in Svelte files: the compiler drops a type import before dependency-cruiser sees the file.
 * What is imported as a value is held to all the rules of `.dependency-cruiser.cjs` there.
 */
const importsOf = (text: string): string[] => [...text.matchAll(/\b(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, from, bare]) => from ?? bare!);

function target(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  return specifier.startsWith('#') ? `src/${specifier.slice(1)}` : specifier;
}

function fault(file: string, to: string): string | null {
  const own = /^src\/features\/[^/]+\//.exec(file)?.[0];
  const feature = /^src\/features\/[^/]+\//.exec(to)?.[0];
  const door = feature !== undefined && (to === `${feature}index.ts` || to === `${feature}parts/index.ts`);
  if (file.startsWith('src/web/') && /^src\/(features|platform|routes|cli|example|desk|serve|operations)/.test(to)) return 'the shell knows only core';
  if (file.startsWith('src/routes/') && /^src\/(platform\/db|cli)\//.test(to)) return 'a page never queries';
  if (file.startsWith('src/routes/') && feature !== undefined && !door) return 'pages use the doors of a feature';
  if (own && feature !== undefined && feature !== own && !door) return 'features meet through their doors';
  if (own && /^src\/(routes|cli|example|desk|serve|operations)/.test(to)) return 'a feature does not know who shows it';
  return null;
}

const faults = (file: string, text: string): string[] =>
  importsOf(text).flatMap((specifier) => {
    const said = fault(file, target(file, specifier));
    return said === null ? [] : [`${file} imports ${specifier}: ${said}`];
  });

test('Svelte files keep to the arrows, in types as well', () => {
  expect(sources('.svelte').flatMap((file) => faults(file, read(file)))).toEqual([]);
});

test('the gate sees what is planted', () => {
  const planted: [string, string][] = [
    ['src/web/A.svelte', "import type { X } from '#features/people/index.ts';"],
    ['src/web/A.svelte', "import { type X } from '../platform/clock.ts';"],
    ['src/routes/a/+page.svelte', "import type { X } from '../../features/people/store.ts';"],
    ['src/routes/a/+page.svelte', "import type {\n  X,\n} from '#platform/db/database.ts';"],
    ['src/features/a/parts/A.svelte', "import type { X } from '../../b/schema.ts';"],
    ['src/features/a/parts/A.svelte', "import type { X } from '#desk';"],
  ];
  expect(planted.filter(([file, text]) => faults(file, text).length === 0)).toEqual([]);
  const sound = "import A from '#web/A.svelte'; import type { X } from '../store.ts'; import type { Y } from '#features/b/index.ts'; import { Z } from '../../c/parts/index.ts';";
  expect(faults('src/features/a/parts/A.svelte', sound)).toEqual([]);
});
