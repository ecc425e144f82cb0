import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { clearCookie, setCookie } from '../platform/http/session-cookies.ts';
import { describeMe, listOfficers, listSessions } from './accounts.queries.ts';
import { changeOfficer, createOfficer, resetPassword } from './officers.commands.ts';
import { setUp } from './set-up.commands.ts';
import type { SignInCommands } from './sign-in.commands.ts';

export function accountRoutes(app: FastifyInstance, context: HttpContext, commands: SignInCommands): void {
  const { services } = context;
  sessionRoutes(app, context, commands);
  bindRoute(app, 'setUp', context, (call) => setUp(services, call));
  bindRoute(app, 'listOfficers', context, (call) => listOfficers(services, call.actor));
  bindRoute(app, 'createOfficer', context, (call) => createOfficer(services, call));
  bindRoute(app, 'updateOfficer', context, (call) => changeOfficer(services, call));
  bindRoute(app, 'resetPassword', context, (call) => resetPassword(services, call));
}

function sessionRoutes(app: FastifyInstance, context: HttpContext, commands: SignInCommands): void {
  const { services } = context;
  bindRoute(app, 'signIn', context, async (call) => {
    const { token, actor } = await commands.signIn(call.body, call.origin, call.userAgent);
    setCookie(call.reply, 'officer', token);
    return describeMe(services, actor);
  });
  bindRoute(app, 'getMe', context, (call) => describeMe(services, call.actor));
  bindRoute(app, 'signOut', context, async (call) => {
    await commands.endSession(call.actor, call.actor.sessionId, true, call.origin);
    clearCookie(call.reply, 'officer');
    return {};
  });
  bindRoute(app, 'stepUp', context, (call) => commands.stepUp(call.actor, call.body.password, call.origin));
  bindRoute(app, 'changePassword', context, (call) =>
    commands.changePassword(call.actor, call.body, call.origin),
  );
  bindRoute(app, 'listSessions', context, (call) => listSessions(services, call.actor));
  bindRoute(app, 'endSession', context, async (call) => {
    const { sessions } = await listSessions(services, call.actor);
    const isOwn = sessions.some((session) => session.id === call.params.sessionId);
    return commands.endSession(call.actor, call.params.sessionId, isOwn, call.origin);
  });
}
