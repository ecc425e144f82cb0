import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Secrets } from './crypto/secrets.ts';
import type { Database } from './db/database.ts';
import type { PresenceBoard } from './presence.ts';

/** What every capability is given; nothing reaches around it. */
export interface Services {
  readonly db: Database;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly logger: Logger;
  readonly presence: PresenceBoard;
  /** The address people reach the portal at, without a trailing slash. */
  readonly publicUrl: string;
}
