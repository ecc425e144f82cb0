import type { Clue, OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { Relation } from '@sunshine-seat/shared/domain/helpers.ts';
import type { OwnCase } from '../live/apply-event.ts';

export type Thanks = {
  readonly note: string | null;
  readonly language: string | null;
  readonly by: OfficerName;
  readonly at: number;
};

export type OwnClue = {
  readonly id: string;
  readonly at: number;
  readonly clue: Clue;
  readonly relation: Relation | null;
  readonly isSeen: boolean;
  readonly thanks: Thanks | null;
};

/** What this side has added, newest first, with whether officers have read that far and what they said. */
export function ownClues({ events, seen }: OwnCase): OwnClue[] {
  const thanks = new Map<string, Thanks>();
  for (const { entry } of events) {
    if (entry.type !== 'clue-thanked') continue;
    const { note, noteLanguage: language, by, at } = entry;
    thanks.set(entry.target, { note, language, by, at });
  }
  return events
    .flatMap(({ entry, sharedSeq }) =>
      entry.type === 'clue' && entry.side === 'complainant'
        ? [
            {
              id: entry.id,
              at: entry.at,
              clue: entry.clue,
              relation: entry.helper,
              isSeen: (seen?.sharedSeq ?? 0) >= sharedSeq,
              thanks: thanks.get(entry.id) ?? null,
            },
          ]
        : [],
    )
    .reverse();
}
