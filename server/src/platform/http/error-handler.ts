import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorReply } from '@sunshine-seat/shared/contract/base.ts';
import { ERROR_STATUS, type ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { BusyError } from '../db/db-errors.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { isForPage, unknownPage } from './unknown-page.ts';

/** What Fastify itself refuses, in the codes of the contract. */
const FROM_FASTIFY: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'INVALID_INPUT',
  FST_ERR_CTP_INVALID_JSON_BODY: 'INVALID_INPUT',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'INVALID_INPUT',
  FST_ERR_BAD_URL: 'NOT_FOUND',
};
const RETRY_BUSY_MS = 1000;

/** The code and details an error is answered with; whatever is not meant for the caller is INTERNAL. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof BusyError) return new AppError('BUSY', { retryAfterMs: RETRY_BUSY_MS });
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => issue.instancePath.slice(1).replaceAll('/', '.'));
    return new AppError('INVALID_INPUT', { fields: [...new Set(fields)].slice(0, 20) });
  }
  const { code, statusCode } = error as FastifyError;
  const known = FROM_FASTIFY[code];
  if (known) return new AppError(known);
  return new AppError(statusCode && statusCode >= 400 && statusCode < 500 ? 'INVALID_INPUT' : 'INTERNAL');
}

function errorBody(error: AppError, requestId: string): ErrorReply {
  return { error: { code: error.code, ...error.details, requestId } };
}

/** Answers an error with its code; what is not meant for the caller goes to the log. */
export function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refused = toAppError(error);
  if (refused.code === 'INTERNAL') request.log.error({ err: error }, 'request failed');
  void sendRefusal(refused, request, reply);
}

/** One handler for every refusal: no stack, SQL or path leaves the server. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendRefusal(new AppError('NOT_FOUND'), request, reply));
}

function sendRefusal(refused: AppError, request: FastifyRequest, reply: FastifyReply) {
  if (refused.details.retryAfterMs !== undefined) {
    reply.header('retry-after', Math.ceil(refused.details.retryAfterMs / 1000));
  }
  reply.code(ERROR_STATUS[refused.code]).header('cache-control', 'no-store');
  if (refused.code === 'NOT_FOUND' && isForPage(request)) {
    return reply.type('text/html; charset=utf-8').send(unknownPage(request.headers['accept-language']));
  }
  return reply
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(errorBody(refused, request.id));
}

/** Answers bytes that never became a request; there is no reply to send yet, only the bare connection. */
export function refuseBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  // Gone already, or in the middle of an answer: nothing sensible can be said.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const refused = new AppError(error.code === 'HPE_HEADER_OVERFLOW' ? 'TOO_LARGE' : 'INVALID_INPUT');
  const body = JSON.stringify(errorBody(refused, newId()));
  const status = ERROR_STATUS[refused.code];
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
