import { expect, test } from 'vitest';
import { read, sources } from './files.ts';

type Package = { dependencies: Record<string, string>; devDependencies: Record<string, string>; optionalDependencies: Record<string, string> };
const manifest = JSON.parse(read('package.json')) as Package;

test('few packages at run time, each at an exact version', () => {
  expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(30);
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('no package at run time without a user', () => {
  const text = sources('.ts', '.svelte').map(read).join('\n');
  const idle = Object.keys(manifest.dependencies).filter((name) => !new RegExp(`['"]${name}(/[^'"]*)?['"]`).test(text));
  expect(idle).toEqual([]);
});
