import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { assessClue, thankForClue } from './assess-clue.commands.ts';
import { talkCommands } from './talk.commands.ts';

export function talkRoutes(app: FastifyInstance, context: HttpContext): void {
  const { services } = context;
  const talk = talkCommands(services);
  bindRoute(app, 'sendMessage', context, (call) => talk.sendMessage(call));
  bindRoute(app, 'sendOwnMessage', context, (call) => talk.sendOwnMessage(call));
  bindRoute(app, 'addClue', context, (call) => talk.addClue(call));
  bindRoute(app, 'addOwnClue', context, (call) => talk.addOwnClue(call));
  bindRoute(app, 'assessClue', context, (call) => assessClue(services, call));
  bindRoute(app, 'thankForClue', context, (call) => thankForClue(services, call));
}
