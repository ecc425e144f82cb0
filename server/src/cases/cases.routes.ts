import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { clearCookie, setCookie } from '../platform/http/session-cookies.ts';
import { getAccessLog, listReads } from './access-log.queries.ts';
import { correctUpdate, retractUpdate } from './amend-update.commands.ts';
import { assignOfficer } from './assign-officer.commands.ts';
import { getCase, getIdentity, listCases } from './cases.queries.ts';
import { addHelper, endHelper } from './helpers.commands.ts';
import { listHelpers } from './helpers.queries.ts';
import { ownSnapshot } from './own-case.queries.ts';
import type { PassCommands } from './passes.commands.ts';
import { makePromise, postUpdate } from './post-update.commands.ts';
import { reissuePass } from './reissue-pass.commands.ts';
import { takeReport } from './take-report.commands.ts';

export function caseRoutes(app: FastifyInstance, context: HttpContext, passes: PassCommands): void {
  const { services } = context;
  passRoutes(app, context, passes);
  bindRoute(app, 'listCases', context, (call) => listCases(services, call.actor, call.query));
  bindRoute(app, 'takeReport', context, (call) => takeReport(services, call));
  bindRoute(app, 'getCase', context, (call) =>
    getCase(services, call.actor, call.params.caseId, call.origin),
  );
  bindRoute(app, 'getIdentity', context, (call) =>
    getIdentity(services, call.actor, call.params.caseId, call.origin),
  );
  bindRoute(app, 'postUpdate', context, (call) =>
    postUpdate(services, { ...call, caseId: call.params.caseId }),
  );
  bindRoute(app, 'makePromise', context, (call) =>
    makePromise(services, { ...call, caseId: call.params.caseId }),
  );
  bindRoute(app, 'correctUpdate', context, (call) => correctUpdate(services, call));
  bindRoute(app, 'retractUpdate', context, (call) => retractUpdate(services, call));
  bindRoute(app, 'assignOfficer', context, (call) => assignOfficer(services, call));
  bindRoute(app, 'reissuePass', context, (call) => reissuePass(services, call));
  bindRoute(app, 'listReads', context, ({ actor, params, origin }) =>
    listReads(services, actor, params.caseId, origin),
  );
}

function passRoutes(app: FastifyInstance, context: HttpContext, passes: PassCommands): void {
  bindRoute(app, 'openPass', context, async (call) => {
    const { token, language } = await passes.openPass(call.body, call.origin);
    setCookie(call.reply, 'complainant', token);
    return { language };
  });
  bindRoute(app, 'closePass', context, async (call) => {
    await passes.closePass(call.actor, call.origin);
    clearCookie(call.reply, 'complainant');
    // The browser forgets what it kept for this address, also what no script can reach.
    call.reply.header('clear-site-data', '"cache", "storage"');
    return {};
  });
  bindRoute(app, 'listHelpers', context, ({ actor }) => listHelpers(context.services, actor));
  bindRoute(app, 'addHelper', context, (call) => addHelper(context.services, call));
  bindRoute(app, 'endHelper', context, (call) => endHelper(context.services, call));
  bindRoute(app, 'getAccessLog', context, ({ actor }) => getAccessLog(context.services, actor));
  bindRoute(app, 'getOwnCase', context, (call) =>
    ownSnapshot(context.services, call.actor, call.query.after ?? 0),
  );
}
