import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../live/apply-event.ts';
import type { OwnLink } from '../live/own-link.ts';
import { useTypingSign } from '../live/typing-sign.ts';
import { TallSheet } from '../ui/TallSheet.tsx';
import { ClosedNote } from './ClosedNote.tsx';
import type { Closed } from './closed-note.ts';
import { conversationOf, unreadPlaces } from './conversation.ts';
import { MessageForm } from './MessageForm.tsx';
import { MessageLine } from './MessageLine.tsx';
import type { OwnOutbox } from './use-outbox.ts';

type MessagesSheetProps = {
  own: OwnCase;
  link: OwnLink;
  outbox: OwnOutbox;
  closed: Closed | null;
  shown: ReadonlySet<number>;
  onRead: (places: readonly number[]) => void;
  isOpen: boolean;
  onClose: () => void;
};

/** What is on a visible screen has been read. */
function useReading({ own, shown, onRead, isOpen }: MessagesSheetProps) {
  const { events } = own;
  useEffect(() => {
    if (!isOpen) return;
    const look = () => {
      const places = unreadPlaces(events, shown);
      if (document.visibilityState === 'visible' && places.length > 0) onRead(places);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [events, shown, onRead, isOpen]);
}

/** The end of the conversation stays in view as it grows. */
function useEndInView(end: RefObject<HTMLElement | null>, length: number, isOpen: boolean) {
  useLayoutEffect(() => {
    if (isOpen && length > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [end, length, isOpen]);
}

export function MessagesSheet(props: MessagesSheetProps) {
  const { own, link, outbox, closed, isOpen, onClose } = props;
  const { t } = useTranslation('take-part');
  const { number, station } = own.case;
  const lines = conversationOf(own, outbox.items);
  const isTyping = useTypingSign(link.officerTyping);
  const end = useRef<HTMLDivElement>(null);
  useReading(props);
  useEndInView(end, lines.length + (isTyping ? 1 : 0), isOpen);
  const foot = closed ? (
    <ClosedNote why={closed} phone={station.phone} />
  ) : (
    <MessageForm
      number={number}
      onSend={(text) => outbox.give({ type: 'message', text })}
      onTyping={link.typing}
    />
  );
  return (
    <TallSheet
      open={isOpen}
      onClose={onClose}
      title={t('messages.title')}
      closeLabel={t('close')}
      foot={foot}
    >
      {lines.length === 0 && <p className="quiet">{t('messages.empty')}</p>}
      <div role="log" aria-label={t('messages.log')}>
        <ol className="messages">
          {lines.map((line) => (
            <MessageLine key={line.key} line={line} timeZone={station.timeZone} takeBack={outbox.takeBack} />
          ))}
        </ol>
      </div>
      <p className="typing" aria-live="off">
        {isTyping && !closed && t('messages.typing')}
      </p>
      <div ref={end} />
    </TallSheet>
  );
}
