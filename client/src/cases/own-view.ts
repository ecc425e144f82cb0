import type { Header } from '@sunshine-seat/shared/contract/complainant.ts';
import { ENDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { windowElapsed } from '@sunshine-seat/shared/domain/recovery-window.ts';

type Asked = { readonly at: number; readonly answerBy: number };
type Ended = Extract<Header['sharing'], { phase: 'ended' }>;
type Waiting = Extract<Header['sharing'], { phase: 'waiting' }>;

/** What the page shows: decided by the header and the server's clock, never by an event alone. */
export type OwnView =
  | {
      phase: 'waiting';
      variant: 'asked' | 'rejected' | 'excluded' | 'not-asked';
      asked: Asked | null;
      rejected: Waiting['rejected'];
    }
  | { phase: 'open'; startsAt: number; endsAt: number; elapsed: number }
  | {
      phase: 'ended';
      reason: Ended['reason'];
      code: Ended['code'];
      startsAt: number;
      until: number;
      asked: Asked | null;
    };

/** A window that has run out is over here too, although the server's word may be a moment away. */
export function ownView(header: Header, now: number): OwnView {
  const { sharing } = header;
  if (sharing.phase === 'waiting') {
    const { asked, rejected } = sharing;
    const variant = asked ? 'asked' : sharing.isExcluded ? 'excluded' : rejected ? 'rejected' : 'not-asked';
    return { phase: 'waiting', variant, asked, rejected };
  }
  const { startsAt, endsAt } = sharing;
  if (sharing.phase === 'ended') {
    const until = Math.min(sharing.endedAt, endsAt);
    return {
      phase: 'ended',
      reason: sharing.reason,
      code: sharing.code,
      startsAt,
      until,
      asked: sharing.asked,
    };
  }
  if (now >= endsAt) {
    return { phase: 'ended', reason: 'expired', code: null, startsAt, until: endsAt, asked: null };
  }
  return { phase: 'open', startsAt, endsAt, elapsed: windowElapsed(sharing, now) };
}

export function isCaseEnded(header: Header): boolean {
  return ENDS.includes(header.stage);
}
