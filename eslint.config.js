import tseslint from 'typescript-eslint';

/** What decides, and is therefore told the time and the chance instead of asking for them. */
const PURE = ['src/core/**/*.ts', 'src/features/*/{rules,asking,rights,schema,words}.ts', 'src/features/*/readers/*.ts'];
const TESTS = ['**/*.test.ts'];

/** No file outside `platform` asks what time it is. */
const clock = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The time is an argument: nothing here asks a clock.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time is an argument: nothing here asks a clock.' },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'The time is an argument: nothing here asks a clock.' },
];
const pure = [
  ...clock,
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Chance is an argument: pass draws or a seeded generator.' },
  { selector: ':function[async=true]', message: 'A rule that returns a promise is not a rule: load before, apply after.' },
  { selector: 'AwaitExpression', message: 'A rule that returns a promise is not a rule: load before, apply after.' },
];

export default tseslint.config(
  { ignores: ['node_modules/', 'build/', '.svelte-kit/', 'data/', 'coverage/', 'test/canary/', '**/*.svelte', '**/*.cjs', '**/*.js'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', '*.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: ['./tsconfig.json', './src/service-worker/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/require-array-sort-compare': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      'no-debugger': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'require-yield': 'error',
    },
  },
  { files: ['src/features/**/*.ts', 'src/web/**/*.ts', 'src/routes/**/*.ts', 'src/cli/**/*.ts'], ignores: TESTS, rules: { 'no-restricted-syntax': ['error', ...clock] } },
  { files: PURE, ignores: TESTS, rules: { 'no-restricted-syntax': ['error', ...pure] } },
  { files: ['scripts/**/*.mjs'], rules: { eqeqeq: ['error', 'always', { null: 'ignore' }], 'max-lines': ['error', { max: 400 }], 'no-unused-vars': 'error', 'no-var': 'error', 'prefer-const': 'error' } },
);
