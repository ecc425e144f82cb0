import { type DestinationStream, type Logger, pino } from 'pino';

/** Fields that never enter the log, wherever they sit: logs carry ids, never contents. */
const SECRET = [
  'password',
  'code',
  'token',
  'secret',
  'cookie',
  'authorization',
  'note',
  'name',
  'phone',
  'what',
  'place',
  'reason',
];

export function createLogger(level: string, to?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: SECRET.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]),
        censor: '[redacted]',
      },
      serializers: {
        req: ({ id, method, routeOptions }) => ({ id, method, route: routeOptions?.url }),
        res: ({ statusCode }) => ({ statusCode }),
        err: pino.stdSerializers.err,
      },
    },
    ...(to ? [to] : []),
  );
}
