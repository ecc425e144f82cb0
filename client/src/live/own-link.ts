import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';
import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { ConnectionWatch } from './connection-watch.ts';
import type { TypingSign } from './typing-sign.ts';

/** What whoever takes part in the own case needs of the page that follows it. */
export type OwnLink = {
  readonly watch: ConnectionWatch;
  /** Whether an officer is writing. */
  readonly officerTyping: TypingSign;
  /** A message is being written here; told no more often than it needs to be. */
  typing(): void;
  /** Takes in what a contribution was answered with, without waiting for the stream. */
  contributed(events: readonly ComplainantEvent[]): void;
  /** An answer said that the session is over. */
  ended(code: ErrorCode): void;
};
