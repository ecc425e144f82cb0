/**
 * The walls of docs/architecture.md. Each rule says why it stands; scripts/walls.test.ts shows that each one falls shut.
 * There is no list of exceptions: who needs one moves the code or writes a decision record.
 */

const test = '[.]test[.]tsx?$|/testing(?:/|[.]tsx?$)';
const capability = '^server/src/(?!(?:live|platform|migrations)/)([^/]+)/';
const sameCapability = '^server/src/$1/';
const serverFolder = '^server/src/[^/]+/';
const clientCapability = '^client/src/(?!(?:screens|live|api|ui)/)([^/]+)/';

/** @typedef {Omit<import('dependency-cruiser').IRegularForbiddenRuleType, 'severity'>} Wall */

/** @param {string[]} names */
function layer(...names) {
  return `[.](?:${names.join('|')})[.]ts$`;
}

/** @param {string[]} names */
function npm(...names) {
  return `(?:^|/)node_modules/(?:${names.join('|')})/`;
}

/** @type {Wall[]} */
const shared = [
  {
    name: 'domain-imports-nothing',
    comment:
      'The rules of the case are decided by pure functions: no clock, no library, nothing to fake in a test.',
    from: { path: '^shared/src/domain/', pathNot: test },
    to: { pathNot: '^shared/src/domain/' },
  },
  {
    name: 'contract-only-domain-and-zod',
    comment:
      'The contract is loaded by the complainant’s phone: it may cost zod/mini and the pure rules, nothing more.',
    from: { path: '^shared/src/contract/', pathNot: test },
    to: { pathNot: ['^shared/src/(?:contract|domain)/', npm('zod/mini', 'zod/v4/mini', 'zod/v4/core')] },
  },
  {
    name: 'locales-only-words',
    comment: 'Catalogues hold words; they may look up codes in the contract, and need nothing else.',
    from: { path: '^shared/src/locales/', pathNot: test },
    to: { pathNot: '^shared/src/(?:locales|contract|domain)/' },
  },
  {
    name: 'shared-stays-below',
    comment: 'Both sides stand on shared; if it leaned on one of them the other would carry it too.',
    from: { path: '^shared/' },
    to: { path: '^(?:server|client|e2e|bench)/' },
  },
];

/** @type {Wall[]} */
const sides = [
  {
    name: 'client-never-server',
    comment: 'Server code in the browser would ship its secrets; they speak through the contract.',
    from: { path: '^client/' },
    to: { path: '^server/' },
  },
  {
    name: 'server-never-client',
    comment: 'The server must start and be tested without a browser build.',
    from: { path: '^server/' },
    to: { path: '^client/' },
  },
  {
    name: 'e2e-from-outside',
    comment:
      'The actors use the product as people do; a test that reaches inside proves only that it reached inside.',
    from: { path: '^e2e/' },
    to: { path: '^(?:server|client)/' },
  },
  {
    name: 'bench-from-outside',
    comment:
      'What is measured is the portal as it runs in production; load that reaches inside measures something else.',
    from: { path: '^bench/' },
    to: { path: '^(?:server|client|e2e)/' },
  },
  {
    name: 'browser-without-node',
    comment: 'Shared and client code runs in a browser, where Node’s modules do not exist.',
    from: { path: '^(?:shared|client)/src/', pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
];

/** @type {Wall[]} */
const layers = [
  {
    name: 'routes-only-call-commands-and-queries',
    comment:
      'A route checks the shape and the actor. Whoever reads or writes there skips permission and audit.',
    from: { path: `${capability}.*${layer('routes')}` },
    to: { path: `${sameCapability}.*${layer('store', 'tables', 'audience')}` },
  },
  {
    name: 'routes-without-a-database',
    comment:
      'A route that holds a database handle will one day use it. Naming the type to pass it on is fine.',
    from: { path: layer('routes') },
    to: { path: '^server/src/platform/db/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'commands-through-the-store',
    comment: 'Commands decide, the store writes. Only the store knows the tables.',
    from: { path: `${capability}.*${layer('commands', 'queries')}` },
    to: { path: `${sameCapability}.*${layer('routes', 'tables', 'audience')}` },
  },
  {
    name: 'queries-never-commands',
    comment: 'Reading must not be able to change anything.',
    from: { path: layer('queries') },
    to: { path: layer('commands') },
  },
  {
    name: 'store-never-up',
    comment:
      'The store runs SQL on decided changes; a store that calls a command decides inside a transaction.',
    from: { path: `${capability}.*${layer('store')}` },
    to: { path: `${sameCapability}.*${layer('routes', 'commands', 'queries', 'audience')}` },
  },
  {
    name: 'tables-never-up',
    comment:
      'Tables are described once for two engines; they know the column kit and pure words, nothing that runs.',
    from: { path: `${capability}.*${layer('tables')}` },
    to: { path: `${sameCapability}.*${layer('routes', 'commands', 'queries', 'audience', 'store')}` },
  },
  {
    name: 'audience-reads-only',
    comment:
      'Who may see what is asked on every event: it reads, and never writes or reaches past the store.',
    from: { path: `${capability}.*${layer('audience')}` },
    to: { path: `${sameCapability}.*${layer('routes', 'commands', 'tables')}` },
  },
  {
    name: 'plain-files-are-pure',
    comment:
      'A file without a layer in its name is a piece of reasoning; as a bridge between layers it would be a hole.',
    from: {
      path: `${capability}.*[.]ts$`,
      pathNot: [test, layer('routes', 'commands', 'queries', 'store', 'tables', 'audience')],
    },
    to: {
      path: `${sameCapability}.*${layer('routes', 'commands', 'queries', 'store', 'tables', 'audience')}`,
    },
  },
];

/** @type {Wall[]} */
const betweenCapabilities = [
  {
    name: 'capabilities-meet-at-commands-and-queries',
    comment:
      'A neighbour’s store or tables are private: only its commands and queries check permission and audit.',
    from: { path: capability, pathNot: test },
    to: {
      path: '^server/src/(?!(?:live|platform|migrations)/)[^/]+/',
      pathNot: [sameCapability, layer('commands', 'queries')],
    },
  },
  {
    name: 'lower-layers-stay-at-home',
    comment:
      'Asking a neighbour is for routes, commands, queries and audiences; from below it would be going upward.',
    from: {
      path: `${capability}.*[.]ts$`,
      pathNot: [test, layer('routes', 'commands', 'queries', 'audience')],
    },
    to: { path: '^server/src/(?!(?:live|platform|migrations)/)[^/]+/', pathNot: sameCapability },
  },
  {
    name: 'audience-to-live-alone',
    comment: 'Every outgoing event passes one gate; a second asker would be a second way out.',
    from: { path: '^server/', pathNot: [test, '^server/src/live/'] },
    to: { path: layer('audience') },
  },
  {
    name: 'live-asks-never-digs',
    comment:
      'Live delivery asks audiences, queries and commands; it never reads a capability’s tables or routes.',
    from: { path: '^server/src/live/', pathNot: test },
    to: {
      path: '^server/src/',
      pathNot: ['^server/src/(?:live|platform)/', layer('audience', 'queries', 'commands')],
    },
  },
  {
    name: 'capabilities-never-live',
    comment: 'A change reaches screens through the event log only; a direct push would be lost in a crash.',
    from: { path: capability, pathNot: test },
    to: { path: '^server/src/live/' },
  },
  {
    name: 'platform-stands-alone',
    comment: 'The platform carries every capability, so it may know none of them.',
    from: { path: '^server/src/platform/', pathNot: test },
    to: { path: '^server/src/', pathNot: '^server/src/platform/' },
  },
  {
    name: 'nothing-reaches-into-the-start',
    comment: 'main and app put the parts together; a part that imports them cannot be tested alone.',
    from: { path: serverFolder, pathNot: test },
    to: { path: '^server/src/[^/]+[.]ts$', dependencyTypesNot: ['type-only'] },
  },
];

/** @type {Wall[]} */
const libraries = [
  {
    name: 'drizzle-only-in-stores',
    comment: 'SQL in one layer: one place to look for a slow query, a missing audit row, a second engine.',
    from: {
      path: '^(?:shared|server|client)/src/',
      pathNot: [test, layer('store', 'tables'), '^server/src/platform/(?:db|event-log|audit)/'],
    },
    to: { path: npm('drizzle-orm', 'drizzle-kit') },
  },
  {
    name: 'engines-only-in-platform-db',
    comment: 'One interface over two engines stays one only if nobody else speaks to an engine.',
    from: { path: '^(?:shared|server|client)/src/', pathNot: [test, '^server/src/platform/db/'] },
    to: { path: npm('better-sqlite3', 'pg', '@types/better-sqlite3', '@types/pg') },
  },
  {
    name: 'socket-io-only-in-sockets',
    comment:
      'One file and its folder know the transport: only they have to be read to know what can leave, and how.',
    from: { path: '^(?:shared|server|client)/src/', pathNot: [test, '^server/src/live/sockets(?:/|[.]ts$)'] },
    to: { path: npm('socket[.]io', 'socket[.]io-adapter', '@socket[.]io/[^/]+', 'ws', '@types/ws') },
  },
  {
    name: 'socket-io-client-only-in-live',
    comment: 'One connection a page, with one cursor; a second one would show things twice.',
    from: { path: '^(?:shared|server|client)/src/', pathNot: [test, '^client/src/live/'] },
    to: { path: npm('socket[.]io-client') },
  },
];

/** @type {Wall[]} */
const screens = [
  {
    name: 'client-capabilities-never-meet',
    comment: 'Screens compose capabilities. Two that know each other end up in every chunk together.',
    from: { path: clientCapability, pathNot: test },
    to: { path: '^client/src/(?!(?:live|api|ui)/)[^/]+/', pathNot: '^client/src/$1/' },
  },
  {
    name: 'screens-never-meet',
    comment:
      'Each group of screens is its own chunk; the complainant’s is the smallest and must not carry the console.',
    from: { path: '^client/src/screens/([^/]+)/', pathNot: test },
    to: { path: '^client/src/screens/', pathNot: '^client/src/screens/$1/' },
  },
  {
    name: 'ui-knows-no-case',
    comment: 'The design system draws; what it draws is handed to it.',
    from: { path: '^client/src/ui/', pathNot: test },
    to: { path: '^client/src/', pathNot: '^client/src/ui/' },
  },
  {
    name: 'client-live-below-capabilities',
    comment: 'The stream folds into the cache; it must work for every screen, so it may know none.',
    from: { path: '^client/src/live/', pathNot: test },
    to: { path: '^client/src/', pathNot: '^client/src/(?:live|api|ui)/' },
  },
  {
    name: 'client-api-below-all',
    comment:
      'Asking the server is what everything else on this side stands on, so it may know nothing of it.',
    from: { path: '^client/src/api/', pathNot: test },
    to: { path: '^client/src/', pathNot: '^client/src/api/' },
  },
  {
    name: 'nothing-reaches-into-an-entry',
    comment:
      'The entries of the pages put the parts together; a part that imports one pulls a whole page with it.',
    from: { path: '^client/src/[^/]+/', pathNot: test },
    to: { path: '^client/src/[^/]+[.]tsx?$' },
  },
];

/** @type {Wall[]} */
const hygiene = [
  {
    name: 'no-cycles',
    comment: 'Files that need each other are one file in disguise and load in an order nobody chose.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    // Workers are started and catalogues loaded by name of language: no import statement leads to them.
    comment: 'A module nobody imports and that imports nothing is dead.',
    from: { orphan: true, path: '[.][jt]sx?$', pathNot: ['-worker[.]ts$', '^shared/src/locales/[^/]+/'] },
    to: {},
  },
  {
    name: 'nothing-unresolved',
    comment: 'An import that leads nowhere only fails when someone walks that way.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-test-code-in-the-product',
    comment: 'What tests need (fake clocks, open doors) must not be reachable in production.',
    from: { pathNot: [test, '^(?:e2e|bench|scripts)/'] },
    to: { path: test },
  },
  {
    name: 'no-development-packages-in-the-product',
    comment: 'Development packages are not installed in production: the server would stop there, not here.',
    from: { path: '^(?:server|shared)/src/', pathNot: test },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: npm('@types/[^/]+') },
  },
  {
    name: 'only-declared-packages',
    comment: 'A package that comes along with another leaves with it too; what is imported is declared.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...shared,
    ...sides,
    ...layers,
    ...betweenCapabilities,
    ...libraries,
    ...screens,
    ...hygiene,
  ].map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    parser: 'tsc',
    // Types are dependencies as well: `import type` from a private file leaks its shape.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|test-results|data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
