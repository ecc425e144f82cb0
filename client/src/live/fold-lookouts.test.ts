import type { Lookout } from '@sunshine-seat/shared/contract/officer.ts';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { foldLookoutAnswer, foldLookouts, LOOKOUTS } from './officer-cache.ts';

const BY = { id: 'o1', familyName: '吴', familyNameLatin: 'Wu', badge: '061530' };
const lookout = (id: string, ...words: Lookout['answers'][number]['answer'][]): Lookout => ({
  id,
  description: '灰色外套',
  place: null,
  hasPicture: false,
  kind: 'theft',
  occurredAt: 1,
  sentAt: 2,
  by: BY,
  answers: words.map((answer, nth) => ({ answer, place: null, at: 3 + nth, by: BY })),
});

function holding(...lookouts: Lookout[]) {
  const client = new QueryClient();
  foldLookouts(client, lookouts);
  const held = () =>
    client
      .getQueryData<readonly Lookout[]>(LOOKOUTS)
      ?.map(({ id, answers }) => [id, ...answers.map(({ answer }) => answer)]);
  return { client, held };
}

describe('the lookouts a patrol holds', () => {
  it('are those the socket brought last: what is not among them has ended', () => {
    const { client, held } = holding(lookout('a'), lookout('b'));
    foldLookouts(client, [lookout('b', 'seen')]);
    expect(held()).toEqual([['b', 'seen']]);
  });

  it('show an own answer at once', () => {
    const { client, held } = holding(lookout('a'), lookout('b'));
    foldLookoutAnswer(client, lookout('a', 'seen'), false);
    expect(held()).toEqual([['a', 'seen'], ['b']]);
  });

  it('let one go that an own answer ended', () => {
    const { client, held } = holding(lookout('a'), lookout('b'));
    foldLookoutAnswer(client, lookout('a', 'caught'), true);
    expect(held()).toEqual([['b']]);
  });

  it('keep what the socket brought while the answer was under way', () => {
    const { client, held } = holding(lookout('a', 'seen', 'following'));
    foldLookoutAnswer(client, lookout('a', 'seen'), false);
    expect(held()).toEqual([['a', 'seen', 'following']]);
  });

  it('do not come back by a late answer after they have ended', () => {
    const { client, held } = holding();
    foldLookoutAnswer(client, lookout('a', 'seen'), false);
    expect(held()).toEqual([]);
  });
});
