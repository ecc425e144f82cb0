import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { listWords, useWords } from '../ui/console/words.ts';
import { Quote } from '../ui/Quote.tsx';
import { useNow } from '../ui/server-clock.ts';
import { useClueLine } from './use-clue-line.ts';

/** What both sides did together, and what officers made of it: a line or two under the title. */
export function TakenPartWords({ event, about }: { event: CaseEvent; about: CaseEvent | null }) {
  const line = useLine()(event, about);
  const said = wordsIn(event);
  return (
    <>
      {line && <p>{line}</p>}
      {said && <Quote>{said}</Quote>}
    </>
  );
}

/** What someone wrote, as they wrote it. */
function wordsIn(event: CaseEvent): string | null {
  switch (event.type) {
    case 'still-shared':
      return event.caption;
    case 'clue-added':
      return event.clue.text;
    case 'clue-assessed':
    case 'clue-thanked':
      return event.note;
    case 'lookout-sent':
      return event.description;
    default:
      return null;
  }
}

function useLine(): (event: CaseEvent, about: CaseEvent | null) => string | null {
  const words = useWords();
  const { t, labelled } = words;
  const clueLine = useClueLine();
  const work = useWorkLine();
  const clueOf = (about: CaseEvent | null) => (about?.type === 'clue-added' ? clueLine(about.clue) : null);
  return (event, about) => {
    switch (event.type) {
      case 'scopes-narrowed':
        return labelled(
          t('talk:line.stillShared'),
          listWords(event.scopes.map((scope) => t(`common:scope.${scope}.title`))),
        );
      case 'clue-added':
        return event.clue.form === 'text' ? null : clueLine({ ...event.clue, text: null });
      case 'clue-assessed':
        return joined(t(`talk:assessment.${event.assessment}`), clueOf(about));
      case 'clue-thanked':
        return clueOf(about);
      case 'helper-added':
        return labelled(t(`common:relation.${event.relation}`), event.name);
      case 'helper-ended':
        return about?.type === 'helper-added'
          ? labelled(t(`common:relation.${about.relation}`), about.name)
          : null;
      default:
        return work(event, about);
    }
  };
}

/** Parts of one line, isolated from each other: some of them people wrote, in whatever direction. */
const joined = (...parts: (string | null)[]) =>
  parts
    .filter(Boolean)
    .map((part) => `\u2068${part}\u2069`)
    .join(' · ');

/** What an item was called where it was listed: with the report, or later. */
function itemName(about: CaseEvent | null, itemId: string): string {
  if (about?.type === 'item-listed') return about.item.name;
  const reported = about?.type === 'case-received' ? about.items : [];
  return reported.find(({ id }) => id === itemId)?.name ?? '';
}

/** Stills, items, seats and lookouts. */
function useWorkLine(): (event: CaseEvent, about: CaseEvent | null) => string | null {
  const { t, labelled } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  return (event, about) => {
    switch (event.type) {
      case 'still-added': {
        const { camera, takenAt } = event.still;
        return joined(camera, takenAt === null ? null : formatMoment(takenAt, now, zone));
      }
      case 'still-shared':
        return joined(
          about?.type === 'still-added' ? about.still.camera : null,
          t('talk:line.masks', { count: event.masks }),
        );
      case 'still-withdrawn':
        return about?.type === 'still-added' ? about.still.camera : null;
      case 'item-listed':
        return joined(event.item.name, event.item.marks);
      case 'item-moved':
        return labelled(itemName(about, event.itemId), t(`common:itemState.${event.state}`));
      case 'item-confirmed':
        return labelled(
          itemName(about, event.itemId),
          t(event.isMine ? 'talk:line.mine' : 'talk:line.notMine'),
        );
      case 'seat-opened':
        return t('talk:line.seat', { n: event.number });
      case 'seat-ended':
        return joined(t('talk:line.seat', { n: event.number }), t(`talk:line.seatEnd.${event.endReason}`));
      case 'lookout-sent':
        return joined(
          event.place,
          event.pictureId && t(event.isOriginal ? 'talk:line.original' : 'talk:line.masked'),
          t(event.isTold ? 'talk:line.told' : 'talk:line.untold'),
        );
      case 'lookout-answered':
        return joined(t(`lookouts:lookoutAnswer.${event.answer}`), event.place);
      case 'lookout-ended':
        return about?.type === 'lookout-sent' ? about.description : null;
      default:
        return null;
    }
  };
}
