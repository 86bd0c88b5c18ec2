import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const SLOW = '**/*.slow.test.ts';
const BROWSER = 'test/browser/**/*.test.ts';
const NEVER = ['**/node_modules/**', 'build/**', '.svelte-kit/**', 'test/canary/**'];

/** What takes longest begins first, so that no worker is alone with it at the end. Without this the first run would go by the size of the files. */
const LONGEST = ['pages-narrow', 'pages-wide', 'week', 'charters', 'leaks', 'upkeep', 'command-line', 'chain', 'article', 'strangers', 'backup', 'verify', 'faults', 'restore', 'audience', 'sources', 'digests'].map((name) => `/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => (LONGEST.findIndex((name) => moduleId.endsWith(name)) + LONGEST.length + 1) % (LONGEST.length + 1);
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** `unit` is everything quick, with a database where a test asks for one; `browser` needs the built app; `slow` is run by name. */
export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    environment: 'node',
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // A test waits for its database or its browser for a good part of its time.
    maxWorkers: 3,
    // Once per run, whatever projects run: provides `postgres`.
    globalSetup: ['test/postgres.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.ts', 'test/**/*.test.ts'], exclude: [...NEVER, SLOW, BROWSER], testTimeout: 40_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [BROWSER],
          exclude: [...NEVER, SLOW],
          maxWorkers: 2,
          globalSetup: ['test/browser/told.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: { name: 'slow', include: [SLOW], exclude: NEVER, fileParallelism: false, testTimeout: 900_000, hookTimeout: 300_000 },
      },
    ],
  },
});
