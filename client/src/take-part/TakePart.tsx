import { useLayoutEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import type { OwnCase } from '../live/apply-event.ts';
import { useConnection } from '../live/connection-watch.ts';
import { openScopes } from '../live/own-lens.ts';
import type { OwnLink } from '../live/own-link.ts';
import { ClueSheet } from './ClueSheet.tsx';
import { closedBecause } from './closed-note.ts';
import { stillUnsent, unreadPlaces } from './conversation.ts';
import { Dock } from './Dock.tsx';
import { MessagesSheet } from './MessagesSheet.tsx';
import { keepPictures } from './own-pictures.ts';
import { PhotoSheet } from './PhotoSheet.tsx';
import { StillsSheet } from './StillsSheet.tsx';
import { type SharedStill, sharedStills } from './shared-stills.ts';
import type { Sheet } from './sheets.ts';
import { PastTalkCard, UnreadCard } from './TalkCards.tsx';
import './take-part.css';
import { UnsentCard } from './UnsentCard.tsx';
import { type OwnOutbox, useOutbox } from './use-outbox.ts';
import { usePhoto } from './use-photo.ts';

export type TakePartProps = {
  own: OwnCase;
  link: OwnLink;
  /** The server's time. */
  now: number;
  /** Places of the stream that have been on a screen here. */
  shown: ReadonlySet<number>;
  onRead: (places: readonly number[]) => void;
  sheet: Sheet | null;
  onSheet: (sheet: Sheet | null) => void;
  /** Where the cards stand: above the timeline. */
  cards: Element | null;
};

/** All of taking part: cards above the timeline, the dock at the foot, and the sheets. */
export function TakePart(props: TakePartProps) {
  const { own, link, now, shown, onSheet, cards } = props;
  const scopes = openScopes(own.header, now);
  const outbox = useOutbox(own, link, scopes.includes('stills'));
  const stills = useMemo(() => sharedStills(own.events, outbox.items), [own.events, outbox.items]);
  useOnlyThesePictures(own, scopes.includes('stills') ? stills : NO_STILLS);
  const unread = useMemo(() => unreadPlaces(own.events, shown), [own.events, shown]);
  const isOpen = scopes.includes('messages');
  const openMessages = () => onSheet({ name: 'messages' });
  const above = (
    <>
      {isOpen && <UnreadCard own={own} unread={unread} onOpen={openMessages} />}
      {!isOpen && <PastTalkCard own={own} onOpen={openMessages} />}
      <UnsentCard items={stillUnsent(own.events, outbox.items)} takeBack={outbox.takeBack} />
    </>
  );
  return (
    <>
      {cards && createPortal(above, cards)}
      <Dock scopes={scopes} unread={unread.length} onOpen={onSheet} />
      <Sheets {...props} outbox={outbox} stills={stills} />
    </>
  );
}

const NO_STILLS: readonly SharedStill[] = [];

/** The moment a still is not shared any more, its picture is gone from memory. */
function useOnlyThesePictures({ events }: OwnCase, stills: readonly SharedStill[]) {
  const ids = useMemo(() => {
    const photos = events.flatMap(({ entry }) =>
      entry.type === 'clue' && entry.side === 'complainant' && entry.clue.pictureId
        ? [entry.clue.pictureId]
        : [],
    );
    return [...stills.map(({ pictureId }) => pictureId), ...photos];
  }, [events, stills]);
  useLayoutEffect(() => keepPictures(ids), [ids]);
  useLayoutEffect(() => () => keepPictures([]), []);
}

function Sheets(props: TakePartProps & { outbox: OwnOutbox; stills: readonly SharedStill[] }) {
  const { own, link, now, shown, onRead, sheet, onSheet, outbox, stills } = props;
  const isConnected = useConnection(link.watch, (facts) => facts.isConnected);
  const photo = usePhoto(own.case.number, outbox, link.ended);
  const closed = closedBecause(own.header, 'messages', now);
  const close = () => onSheet(null);
  const is = (name: Sheet['name']) => sheet?.name === name;
  return (
    <>
      <ClueSheet
        {...{ own, outbox, closed }}
        hasStills={stills.length > 0}
        isOpen={is('clue')}
        onClose={close}
        onPhoto={() => onSheet({ name: 'photo' })}
        onStills={() => onSheet({ name: 'stills', still: null })}
      />
      <PhotoSheet
        {...{ own, photo, outbox, closed }}
        isOffline={!isConnected}
        isOpen={is('photo')}
        onClose={close}
      />
      <StillsSheet
        {...{ own, stills, outbox }}
        closed={closedBecause(own.header, 'stills', now)}
        canGive={closed === null}
        isOpen={is('stills')}
        still={sheet?.name === 'stills' ? sheet.still : null}
        onStill={(still) => onSheet({ name: 'stills', still })}
        onClose={close}
      />
      <MessagesSheet
        {...{ own, link, outbox, closed, shown, onRead }}
        isOpen={is('messages')}
        onClose={close}
      />
    </>
  );
}
