/** The gates as commands, once: `test.mjs` holds the project to them, `canary.mjs` holds them to planted violations. */
const tool = (path, ...args) => ({ tool: `node_modules/${path}`, args });

export const TOOLS = {
  sync: tool('@sveltejs/kit/svelte-kit.js', 'sync'),
  tsc: tool('typescript/bin/tsc', '-p', 'tsconfig.json', '--pretty', 'false'),
  svelteCheck: tool('svelte-check/bin/svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings'),
  pure: tool('typescript/bin/tsc', '-p', 'tsconfig.pure.json', '--pretty', 'false'),
  lint: tool('eslint/bin/eslint.js', 'src', 'test', 'scripts', '*.ts', '--max-warnings', '0', '--no-error-on-unmatched-pattern'),
  arrows: tool('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'src'),
  vitest: (project, ...args) => tool('vitest/vitest.mjs', 'run', '--project', project, ...args),
};
