/**
 * The arrows: routes, cli, serve -> features -> platform -> core; web -> core.
 * Every rule here has a planted violation under test/canary/tree; `scripts/canary.mjs` fails when one is not caught.
 */
const TEST = '\\.test\\.ts$';
const SHELL = '^src/(routes|cli|example)/|^src/(desk|serve|operations|hooks[^/]*)\\.ts$';
const FRONT_DOOR = '^src/features/[^/]+/(parts/)?index\\.ts$';

/** @type {(name: string, comment: string, from: object, to: object) => object} */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycle', 'Whoever imports each other is one file.', { path: '^src/' }, { circular: true }),
    forbid(
      'no-unresolved',
      'An import that leads nowhere is an import that no rule here has looked at.',
      { path: '^src/' },
      { couldNotResolve: true, pathNot: '^\\$(app|env|service-worker)|^\\./\\$types|\\.(css|woff2|svg)(\\?raw)?$' },
    ),
    forbid(
      'core-alone',
      'Core is what all else stands on. It knows zod, canonicalize and @noble/hashes, and not even Node.',
      { path: '^src/core/', pathNot: TEST },
      { pathNot: '^src/core/|node_modules/(zod|canonicalize|@noble/hashes)/' },
    ),
    forbid(
      'core-tests-alone',
      'A test of core needs nothing of the desk.',
      { path: '^src/core/.*\\.test\\.ts$' },
      { path: '^src/', pathNot: '^src/core/' },
    ),
    forbid(
      'rules-decide-alone',
      'Rules, rights and words know core and the schema, rules and rights of their own feature. Another front door is impure by the back door.',
      { path: '^src/features/([^/]+)/(rules|rights|words)\\.ts$' },
      { pathNot: '^src/core/|^src/features/$1/(schema|rules|rights|[a-z]+-words)\\.ts$' },
    ),
    forbid(
      'schema-only-validator',
      'A schema knows core and zod.',
      { path: '^src/features/([^/]+)/schema\\.ts$' },
      { pathNot: '^src/core/|^src/features/$1/(rules|rights)\\.ts$|node_modules/zod/' },
    ),
    forbid(
      'front-door',
      'Features meet through index.ts, and pages through parts/index.ts.',
      { path: '^src/features/([^/]+)/' },
      { path: '^src/features/', pathNot: ['^src/features/$1/', FRONT_DOOR] },
    ),
    forbid(
      'front-door-from-outside',
      'Pages, the command line and the root use the doors of a feature too; its cli.ts is for the command line and the root.',
      { path: SHELL, pathNot: TEST },
      { path: '^src/features/', pathNot: [FRONT_DOOR, '^src/features/[^/]+/cli\\.ts$'] },
    ),
    forbid(
      'pages-without-commands-of-the-line',
      'A page does not use what was made for the command line.',
      { path: '^src/routes/' },
      { path: '^src/features/[^/]+/cli\\.ts$|^src/cli/' },
    ),
    forbid(
      'pages-never-query',
      'A page reads a view of a feature; it holds no table and no statement.',
      { path: '^src/routes/' },
      { path: '^src/platform/db/|^src/features/[^/]+/store\\.ts$|node_modules/(kysely|pg|@electric-sql/pglite)/' },
    ),
    forbid(
      'feature-below-shell',
      'A feature does not know who shows it.',
      { path: '^src/features/', pathNot: TEST },
      { path: SHELL },
    ),
    forbid(
      'parts-only-in-pages',
      'What the server and the command line load has no Svelte in it.',
      { path: '^src/(features/[^/]+/[^/]+|cli/.+|example/.+|desk|serve|operations)\\.ts$', pathNot: TEST },
      { path: '^src/web/|^src/features/[^/]+/parts/|\\.svelte$' },
    ),
    forbid(
      'parts-in-the-browser',
      'Parts run in a browser: from the server they take types only.',
      { path: '^src/features/[^/]+/parts/', pathNot: TEST },
      {
        path: '^src/platform/|^src/features/[^/]+/[^/]+\\.ts$|node_modules/(kysely|pg|@electric-sql/pglite|yaml|csv-parse)/',
        pathNot: '^src/features/[^/]+/(schema|rules|rights|words)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'platform-below-features',
      'Platform touches the world and knows nothing of the institution.',
      { path: '^src/platform/', pathNot: TEST },
      { path: `^src/(features|web)/|${SHELL}` },
    ),
    forbid(
      'web-knows-only-core',
      'The shell, the charts and the tokens know neither a feature nor the platform.',
      { path: '^src/web/', pathNot: TEST },
      { path: `^src/(features|platform)/|${SHELL}` },
    ),
    forbid(
      'map-laid-out-on-the-server',
      'Projections and borders weigh a megabyte; a page is given paths. Only a load lays a map out.',
      { path: '^src/(web|routes|features/[^/]+/parts)/', pathNot: [TEST, '\\.server\\.ts$', '^src/web/charts/(map|areamap|maplabels|geometry)\\.ts$'] },
      { path: '^src/web/charts/(map|areamap|geometry)\\.ts$|node_modules/(d3-geo|topojson-client|world-atlas)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'no-test-in-the-product',
      'What ships does not import tests or what only tests use.',
      { path: '^src/', pathNot: TEST },
      { path: `^test/|${TEST}|node_modules/(vitest|fast-check|playwright-core|@axe-core)/` },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.svelte-kit|data|test/canary)/' },
    // Types too: a cycle of types is a cycle.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.svelte', '.json', '.d.ts'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types', 'svelte'] },
  },
};
