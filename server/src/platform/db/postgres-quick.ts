import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Client, type PoolClient, type QueryResult } from 'pg';
import { GatheringSocket } from './gathering-socket.ts';

interface QuickSettings {
  url: string;
  /** How long an answer may take before the connection is given up. */
  timeoutMs: number;
}

/**
 * One connection for the short questions of all who ask at the same time: each goes out at once, without waiting for the
 * answer to the one before. What takes longer belongs elsewhere, for it would keep all others waiting.
 */
export function openQuick({ url, timeoutMs }: QuickSettings): {
  database: NodePgDatabase;
  close(): Promise<void>;
} {
  let current: Promise<Client> | undefined;
  let isClosed = false;

  function connect(): Promise<Client> {
    const client = new Client({
      connectionString: url,
      pipeline: true,
      stream: () => new GatheringSocket(),
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
      keepAlive: true,
      application_name: 'sunshine-seat',
    });
    const connecting = client.connect().then(() => client);
    // Whoever was asking gets the error; who asks next gets a new connection.
    const forget = () => {
      if (current === connecting) current = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    connecting.catch(forget);
    return connecting;
  }

  const query = async (...args: unknown[]): Promise<QueryResult> => {
    if (isClosed) throw new Error('the database is closed');
    current ??= connect();
    const client = await current;
    return (client.query as (...args: unknown[]) => Promise<QueryResult>).apply(client, args);
  };

  return {
    database: drizzle({ query } as unknown as PoolClient),
    async close() {
      isClosed = true;
      const client = await current?.catch(() => undefined);
      await client?.end();
    },
  };
}
