import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { readFilters } from '../../officer-cases/queue-filters.ts';
import { ApprovalScreen } from './ApprovalScreen.tsx';
import { ApprovalsScreen } from './ApprovalsScreen.tsx';
import { CaseScreen } from './CaseScreen.tsx';
import { Crashed } from './Crashed.tsx';
import { IntakeScreen } from './IntakeScreen.tsx';
import { LookoutsScreen } from './LookoutsScreen.tsx';
import { NotFound } from './NotFound.tsx';
import { QueueScreen } from './QueueScreen.tsx';
import { SettingsScreen } from './SettingsScreen.tsx';
import { SetUpScreen } from './SetUpScreen.tsx';
import { Shell } from './Shell.tsx';
import { SignedIn } from './SignedIn.tsx';
import { StillsScreen } from './StillsScreen.tsx';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const setUpRoute = createRoute({ getParentRoute: () => rootRoute, path: '/setup', component: SetUpScreen });

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: () => (
    <SignedIn>
      <Shell>
        <Outlet />
      </Shell>
    </SignedIn>
  ),
});

const queueRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  validateSearch: readFilters,
  component: QueueScreen,
});
const caseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/cases/$caseId',
  component: CaseScreen,
});
const stillsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/cases/$caseId/stills',
  validateSearch: ({ still }: Record<string, unknown>): { still?: string } =>
    typeof still === 'string' ? { still } : {},
  component: StillsScreen,
});
const intakeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/new',
  component: IntakeScreen,
});
const approvalsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/approvals',
  component: ApprovalsScreen,
});
const approvalRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/approvals/$requestId',
  component: ApprovalScreen,
});
const lookoutsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/lookouts',
  component: LookoutsScreen,
});
const settingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/{-$section}',
  component: SettingsScreen,
});

const routeTree = rootRoute.addChildren([
  setUpRoute,
  signedInRoute.addChildren([
    queueRoute,
    caseRoute,
    stillsRoute,
    intakeRoute,
    approvalsRoute,
    approvalRoute,
    lookoutsRoute,
    settingsRoute,
  ]),
]);

export function createConsoleRouter() {
  return createRouter({
    routeTree,
    basepath: '/console',
    scrollRestoration: true,
    defaultErrorComponent: Crashed,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
