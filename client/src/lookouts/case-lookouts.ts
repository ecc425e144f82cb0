import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';

type Sent = Extract<CaseEvent, { type: 'lookout-sent' }>;
type Answered = Extract<CaseEvent, { type: 'lookout-answered' }>;

/** A lookout of a case with what came of it. */
export interface CaseLookout {
  readonly sent: Sent;
  /** Newest first. */
  readonly answers: readonly Answered[];
  readonly endedAt: number | null;
}

/** The lookouts of a case, the newest first. */
export function caseLookouts(events: readonly CaseEvent[]): CaseLookout[] {
  const lookouts = new Map<string, CaseLookout>();
  for (const event of events) {
    if (event.type === 'lookout-sent')
      lookouts.set(event.lookoutId, { sent: event, answers: [], endedAt: null });
    if (event.type !== 'lookout-answered' && event.type !== 'lookout-ended') continue;
    const known = lookouts.get(event.lookoutId);
    if (!known) continue;
    if (event.type === 'lookout-ended')
      lookouts.set(event.lookoutId, { ...known, endedAt: known.endedAt ?? event.at });
    else lookouts.set(event.lookoutId, { ...known, answers: [event, ...known.answers] });
  }
  return [...lookouts.values()].toReversed();
}

/** A still that may go with a lookout. */
export interface SendableStill {
  readonly id: string;
  readonly camera: string;
  readonly takenAt: number | null;
  /** What officers work on, without masks. */
  readonly pictureId: string;
  /** The masked copy that is shared now; null while there is none. */
  readonly copyId: string | null;
}

/** The stills of a case, the newest first. */
export function sendableStills(events: readonly CaseEvent[]): SendableStill[] {
  const stills = new Map<string, SendableStill>();
  for (const event of events) {
    if (event.type === 'still-added') {
      const { id, camera, takenAt, pictureId } = event.still;
      stills.set(id, { id, camera, takenAt, pictureId, copyId: null });
    }
    if (event.type !== 'still-shared' && event.type !== 'still-withdrawn') continue;
    const known = stills.get(event.still);
    const copyId = event.type === 'still-shared' ? event.pictureId : null;
    if (known) stills.set(event.still, { ...known, copyId });
  }
  return [...stills.values()].toReversed();
}
