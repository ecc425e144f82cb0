import { resolve } from 'node:path';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** `postgres://…`; without it SQLite in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string;
  readonly isProduction: boolean;
  /** Base64 of 32 bytes; without it kept in the data folder. */
  readonly installationKey: string | undefined;
  /** Which addresses may say for whom they forward: `loopback`, `uniquelocal`, or a list of networks. */
  readonly trustProxy: string | undefined;
  /** Without it a portal takes websockets alone, and a load balancer may send every request anywhere. */
  readonly hasLongPolling: boolean;
  readonly logLevel: string;
  /** Folder with the built client. */
  readonly clientDir: string;
}

class ConfigError extends Error {}

function portOf(text: string | undefined): number {
  const port = Number(text ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT must be 0 to 65535, not "${text}".`);
  return port;
}

function urlOf(text: string | undefined, port: number): string {
  if (!text) return `http://localhost:${port}`;
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new ConfigError(`PUBLIC_URL must be an http or https address, not "${text}".`);
  }
  return url.origin;
}

function switchOf(name: string, text: string | undefined): boolean {
  if (text && !['on', 'off'].includes(text))
    throw new ConfigError(`${name} must be on or off, not "${text}".`);
  return text !== 'off';
}

/** Reads the environment once, and says in words what is wrong with it. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = portOf(env.PORT);
  const databaseUrl = env.DATABASE_URL || undefined;
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new ConfigError(
      'DATABASE_URL must begin with postgres://; leave it out for the embedded database.',
    );
  }
  return {
    port,
    host: env.HOST || '0.0.0.0',
    dataDir: resolve(env.DATA_DIR || './data'),
    databaseUrl,
    publicUrl: urlOf(env.PUBLIC_URL, port),
    isProduction: env.NODE_ENV === 'production',
    installationKey: env.INSTALLATION_KEY || undefined,
    trustProxy: env.TRUST_PROXY || undefined,
    hasLongPolling: switchOf('LONG_POLLING', env.LONG_POLLING),
    logLevel: env.LOG_LEVEL || 'info',
    clientDir: resolve(import.meta.dirname, '../../client/dist'),
  };
}
