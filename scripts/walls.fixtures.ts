/** How one file takes from another: each way must be seen by the walls. */
export type Way = 'value' | 'type' | 'typeof' | 'reexport' | 'dynamic';

/** An import: from which file, of which file or package, and how. */
export type Import = readonly [from: string, to: string, way?: Way];

/** The packages the fixtures import; each is planted empty. */
export const packages = [
  'zod',
  'react',
  'fastify',
  'drizzle-orm',
  'better-sqlite3',
  'pg',
  'socket.io',
  'socket.io-adapter',
  'socket.io-client',
  'ws',
  'vitest',
  'nowhere-declared',
];

/** Per wall the imports it must refuse. */
export const breaches: Record<string, readonly Import[]> = {
  'domain-imports-nothing': [
    ['shared/src/domain/case-state.ts', 'zod'],
    ['shared/src/domain/case-state.ts', 'node:crypto'],
    ['shared/src/domain/case-state.ts', 'shared/src/contract/events.ts', 'type'],
  ],
  'contract-only-domain-and-zod': [
    ['shared/src/contract/events.ts', 'zod'],
    ['shared/src/contract/events.ts', 'react', 'type'],
    ['shared/src/contract/events.ts', 'shared/src/locales/en.ts', 'reexport'],
  ],
  'locales-only-words': [['shared/src/locales/en.ts', 'react', 'type']],
  'shared-stays-below': [
    ['shared/src/contract/replies.ts', 'server/src/cases/cases.queries.ts', 'type'],
    ['shared/src/domain/permissions.ts', 'client/src/ui/Button.tsx', 'dynamic'],
  ],
  'client-never-server': [
    ['client/src/cases/case-queries.ts', 'server/src/cases/cases.queries.ts', 'type'],
    ['client/src/cases/case.test.ts', 'server/src/app.ts'],
  ],
  'server-never-client': [['server/src/app.ts', 'client/src/ui/Button.tsx', 'dynamic']],
  'e2e-from-outside': [['e2e/actors.ts', 'server/src/app.ts', 'type']],
  'bench-from-outside': [['bench/subjects/portal.ts', 'server/src/app.ts', 'type']],
  'browser-without-node': [
    ['client/src/cases/case-queries.ts', 'node:fs'],
    ['shared/src/contract/replies.ts', 'node:crypto', 'type'],
  ],
  'routes-only-call-commands-and-queries': [
    ['server/src/cases/cases.routes.ts', 'server/src/cases/cases.store.ts'],
    ['server/src/cases/cases.routes.ts', 'server/src/cases/cases.tables.ts', 'typeof'],
    ['server/src/cases/cases.routes.ts', 'server/src/cases/cases.audience.ts', 'type'],
  ],
  'routes-without-a-database': [['server/src/cases/cases.routes.ts', 'server/src/platform/db/database.ts']],
  'commands-through-the-store': [
    ['server/src/cases/cases.commands.ts', 'server/src/cases/cases.tables.ts', 'type'],
    ['server/src/cases/cases.commands.ts', 'server/src/cases/cases.routes.ts'],
    ['server/src/cases/cases.queries.ts', 'server/src/cases/cases.tables.ts'],
  ],
  'queries-never-commands': [
    ['server/src/cases/cases.queries.ts', 'server/src/cases/cases.commands.ts'],
    ['server/src/cases/cases.queries.ts', 'server/src/sharing/sharing.commands.ts'],
  ],
  'store-never-up': [
    ['server/src/cases/cases.store.ts', 'server/src/cases/cases.commands.ts', 'type'],
    ['server/src/cases/cases.store.ts', 'server/src/cases/cases.queries.ts'],
  ],
  'tables-never-up': [['server/src/cases/cases.tables.ts', 'server/src/cases/cases.store.ts', 'type']],
  'audience-reads-only': [
    ['server/src/cases/cases.audience.ts', 'server/src/cases/cases.commands.ts'],
    ['server/src/cases/cases.audience.ts', 'server/src/cases/cases.tables.ts'],
  ],
  'plain-files-are-pure': [['server/src/cases/case-number.ts', 'server/src/cases/cases.store.ts']],
  'capabilities-meet-at-commands-and-queries': [
    ['server/src/cases/cases.commands.ts', 'server/src/sharing/sharing.store.ts'],
    ['server/src/cases/cases.tables.ts', 'server/src/sharing/sharing.tables.ts'],
    ['server/src/cases/cases.queries.ts', 'server/src/sharing/window-text.ts', 'type'],
  ],
  'lower-layers-stay-at-home': [
    ['server/src/cases/cases.store.ts', 'server/src/sharing/sharing.queries.ts'],
    ['server/src/cases/case-number.ts', 'server/src/sharing/sharing.commands.ts', 'dynamic'],
  ],
  'audience-to-live-alone': [
    ['server/src/cases/cases.queries.ts', 'server/src/cases/cases.audience.ts'],
    ['server/src/app.ts', 'server/src/cases/cases.audience.ts'],
  ],
  'live-asks-never-digs': [
    ['server/src/live/tail.ts', 'server/src/cases/cases.store.ts'],
    ['server/src/live/tail.ts', 'server/src/app.ts', 'type'],
  ],
  'capabilities-never-live': [['server/src/cases/cases.commands.ts', 'server/src/live/tail.ts']],
  'platform-stands-alone': [
    ['server/src/platform/ids.ts', 'server/src/cases/cases.queries.ts', 'type'],
    ['server/src/platform/ids.ts', 'server/src/config.ts', 'type'],
  ],
  'nothing-reaches-into-the-start': [['server/src/cases/cases.queries.ts', 'server/src/app.ts']],
  'drizzle-only-in-stores': [
    ['server/src/cases/cases.commands.ts', 'drizzle-orm'],
    ['server/src/cases/cases.queries.ts', 'drizzle-orm', 'type'],
    ['server/src/live/tail.ts', 'drizzle-orm'],
  ],
  'engines-only-in-platform-db': [
    ['server/src/cases/cases.store.ts', 'better-sqlite3'],
    ['server/src/platform/event-log/append.ts', 'pg', 'type'],
  ],
  'socket-io-only-in-sockets': [
    ['server/src/live/rooms.ts', 'socket.io', 'type'],
    ['server/src/live/tail.ts', 'socket.io-adapter'],
    ['server/src/app.ts', 'ws'],
    ['server/src/app.ts', 'socket.io', 'dynamic'],
  ],
  'socket-io-client-only-in-live': [['client/src/cases/case-queries.ts', 'socket.io-client']],
  'client-capabilities-never-meet': [
    ['client/src/cases/case-queries.ts', 'client/src/sharing/approval-queries.ts'],
    ['client/src/cases/case-queries.ts', 'client/src/screens/officer/QueueScreen.tsx', 'type'],
  ],
  'screens-never-meet': [
    [
      'client/src/screens/complainant/CaseScreen.tsx',
      'client/src/screens/officer/QueueScreen.tsx',
      'dynamic',
    ],
  ],
  'ui-knows-no-case': [['client/src/ui/Button.tsx', 'client/src/cases/case-queries.ts']],
  'client-live-below-capabilities': [['client/src/live/apply-event.ts', 'client/src/cases/case-queries.ts']],
  'client-api-below-all': [['client/src/api/request.ts', 'client/src/ui/Button.tsx', 'type']],
  'nothing-reaches-into-an-entry': [['client/src/cases/case-queries.ts', 'client/src/console.tsx']],
  'no-cycles': [['server/src/platform/cycle-one.ts', 'server/src/platform/cycle-two.ts']],
  'no-orphans': [['server/src/cases/orphan.ts', 'server/src/cases/orphan.ts']],
  'nothing-unresolved': [['server/src/cases/cases.commands.ts', './missing.ts']],
  'no-test-code-in-the-product': [['server/src/cases/cases.commands.ts', 'server/src/testing/fake-clock.ts']],
  'no-development-packages-in-the-product': [['server/src/live/tail.ts', 'socket.io-client']],
  'only-declared-packages': [['server/src/cases/cases.commands.ts', 'nowhere-declared']],
};

/** Closes the cycle above, which is reported once, at its first import. */
export const wayBack: Import = [
  'server/src/platform/cycle-two.ts',
  'server/src/platform/cycle-one.ts',
  'type',
];

/** The road of one update and what stands beside it: nothing here may be refused. */
export const allowed: readonly Import[] = [
  ['shared/src/domain/permissions.ts', 'shared/src/domain/case-state.ts', 'type'],
  ['shared/src/domain/case-state.test.ts', 'vitest'],
  ['shared/src/domain/case-state.test.ts', 'shared/src/domain/permissions.ts'],
  ['shared/src/contract/events.ts', 'zod/mini'],
  ['shared/src/contract/events.ts', 'shared/src/domain/case-state.ts', 'type'],
  ['shared/src/locales/en.ts', 'shared/src/contract/events.ts', 'type'],
  ['server/src/main.ts', 'server/src/portal.ts'],
  ['server/src/portal.ts', 'server/src/app.ts'],
  ['server/src/portal.ts', 'server/src/config.ts'],
  ['server/src/app.ts', 'server/src/cases/cases.routes.ts'],
  ['server/src/app.ts', 'server/src/live/sockets.ts'],
  ['server/src/cases/cases.routes.ts', 'server/src/cases/cases.commands.ts'],
  ['server/src/cases/cases.routes.ts', 'server/src/accounts/accounts.queries.ts'],
  ['server/src/cases/cases.routes.ts', 'server/src/platform/db/database.ts', 'type'],
  ['server/src/cases/cases.routes.ts', 'shared/src/contract/events.ts'],
  ['server/src/cases/cases.commands.ts', 'server/src/cases/cases.store.ts'],
  ['server/src/cases/cases.commands.ts', 'server/src/cases/cases.queries.ts'],
  ['server/src/cases/cases.commands.ts', 'server/src/cases/case-number.ts'],
  ['server/src/cases/cases.commands.ts', 'server/src/config.ts', 'type'],
  ['server/src/cases/cases.queries.ts', 'server/src/cases/cases.store.ts'],
  ['server/src/cases/cases.store.ts', 'server/src/cases/cases.tables.ts'],
  ['server/src/cases/cases.store.ts', 'drizzle-orm'],
  ['server/src/cases/cases.tables.ts', 'server/src/platform/db/kit.ts'],
  ['server/src/cases/cases.test.ts', 'server/src/app.ts'],
  ['server/src/cases/cases.test.ts', 'server/src/testing/fake-clock.ts'],
  ['server/src/cases/cases.test.ts', 'socket.io-client'],
  ['server/src/cases/cases.audience.ts', 'server/src/cases/cases.queries.ts'],
  ['server/src/testing/fake-clock.ts', 'server/src/platform/ids.ts', 'type'],
  ['server/src/accounts/accounts.queries.ts', 'server/src/platform/ids.ts'],
  ['server/src/platform/db/database.ts', 'better-sqlite3'],
  ['server/src/platform/db/database.ts', 'server/src/platform/db/kit.ts'],
  ['server/src/live/sockets.ts', 'server/src/live/tail.ts'],
  ['server/src/live/sockets.ts', 'socket.io'],
  ['server/src/live/sockets/adapter.ts', 'socket.io-adapter'],
  ['server/src/live/sockets/lines.ts', 'ws'],
  ['server/src/live/sockets.ts', 'server/src/cases/cases.audience.ts'],
  ['server/src/live/tail.ts', 'server/src/platform/event-log/append.ts'],
  ['server/src/platform/event-log/append.ts', 'drizzle-orm'],
  ['client/src/console.tsx', 'client/src/screens/officer/QueueScreen.tsx', 'dynamic'],
  ['client/src/screens/officer/QueueScreen.tsx', 'client/src/cases/case-queries.ts'],
  ['client/src/screens/officer/QueueScreen.tsx', 'client/src/sharing/approval-queries.ts'],
  ['client/src/screens/officer/QueueScreen.tsx', 'client/src/ui/Button.tsx'],
  ['client/src/cases/case-queries.ts', 'client/src/live/apply-event.ts'],
  ['client/src/cases/case-queries.ts', 'client/src/ui/Button.tsx'],
  ['client/src/cases/case-queries.ts', 'client/src/api/request.ts'],
  ['client/src/sharing/approval-queries.ts', 'shared/src/contract/events.ts', 'type'],
  ['client/src/live/apply-event.ts', 'socket.io-client'],
  ['client/src/live/apply-event.ts', 'client/src/api/request.ts'],
  ['client/src/ui/Button.tsx', 'react'],
  ['e2e/actors.ts', 'shared/src/locales/en.ts'],
  ['bench/subjects/portal.ts', 'shared/src/contract/replies.ts', 'type'],
];
