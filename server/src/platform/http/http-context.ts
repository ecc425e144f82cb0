import type { Clock } from '../clock.ts';
import type { Services } from '../services.ts';
import type { Authenticate } from './bind-route.ts';

/** What every routes file is given. */
export interface HttpContext {
  readonly services: Services;
  readonly clock: Clock;
  readonly authenticate: Authenticate;
}
