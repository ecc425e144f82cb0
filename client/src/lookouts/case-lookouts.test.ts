import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { describe, expect, it } from 'vitest';
import { caseLookouts, sendableStills } from './case-lookouts.ts';

let seq = 0;
function event(type: string, fields: object): CaseEvent {
  seq += 1;
  return { id: `e${seq}`, seq, at: seq, type, ...fields } as unknown as CaseEvent;
}
const sent = (lookoutId: string) => event('lookout-sent', { lookoutId, description: '灰色外套' });
const answered = (lookoutId: string, answer: string) => event('lookout-answered', { lookoutId, answer });
const ended = (lookoutId: string) => event('lookout-ended', { lookoutId });

describe('the lookouts of a case', () => {
  it('stand newest first, each with its answers newest first', () => {
    const events = [sent('a'), answered('a', 'seen'), sent('b'), answered('a', 'following')];
    const folded = caseLookouts(events);
    expect(folded.map(({ sent: { lookoutId } }) => lookoutId)).toEqual(['b', 'a']);
    expect(folded[1]?.answers.map(({ answer }) => answer)).toEqual(['following', 'seen']);
    expect(folded[1]?.endedAt).toBeNull();
  });

  it('have ended when they first ended, and keep an answer that was on its way', () => {
    const end = ended('a');
    const [folded] = caseLookouts([sent('a'), end, answered('a', 'caught'), ended('a')]);
    expect(folded?.endedAt).toBe(end.at);
    expect(folded?.answers).toHaveLength(1);
  });
});

describe('the stills that may go with a lookout', () => {
  const added = (id: string) =>
    event('still-added', { still: { id, camera: '03', takenAt: null, pictureId: `work-${id}` } });
  const shared = (still: string, pictureId: string) => event('still-shared', { still, pictureId });

  it('have the copy that is shared now, or none', () => {
    const events = [added('a'), shared('a', 'copy-1'), shared('a', 'copy-2'), added('b')];
    expect(sendableStills(events).map(({ id, copyId }) => [id, copyId])).toEqual([
      ['b', null],
      ['a', 'copy-2'],
    ]);
  });

  it('have none any more once it was taken back', () => {
    const events = [added('a'), shared('a', 'copy-1'), event('still-withdrawn', { still: 'a' })];
    expect(sendableStills(events)[0]?.copyId).toBeNull();
  });
});
