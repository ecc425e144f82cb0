import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { newIntentKey } from '../api/intent-key.ts';
import type { OfficerSocket } from '../live/officer-socket.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/console/words.ts';
import { ClueIcon } from '../ui/icons/ClueIcon.tsx';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { serverClock, useNow } from '../ui/server-clock.ts';
import { AddClueDialog } from './AddClueDialog.tsx';
import { Conversation } from './Conversation.tsx';
import { LooseMarks } from './LooseMarks.tsx';
import type { Outbox } from './outbox.ts';
import { ReplyBox } from './ReplyBox.tsx';
import { TypingLine } from './TypingLine.tsx';
import { isUnread, stillsOf, type TalkedClue, talkOf } from './talk-fold.ts';
import { talkRightsOf } from './talk-rights.ts';
import { useTyping } from './use-typing.ts';

/** Messages and clues between the officers and the complainant's side. */
export function TalkCard({
  held,
  me,
  outbox,
  socket,
  onLookout,
}: {
  held: OfficerCase;
  me: Me;
  outbox: Outbox;
  socket: Pick<OfficerSocket, 'seen' | 'typing'>;
  /** Makes a lookout of a clue; absent for those who may not. */
  onLookout?: (clue: TalkedClue) => void;
}) {
  const { t } = useWords();
  const now = useNow(5_000);
  const [isAdding, setAdding] = useState(false);
  const caseId = held.row.id;
  const reply = useReply(caseId, outbox, socket);
  const rights = talkRightsOf(held, me, now);
  const lines = useMemo(() => talkOf(held.events), [held.events]);
  const stills = useMemo(() => stillsOf(held.events), [held.events]);
  const unread = lines.filter((line) => isUnread(line, held.seenSeq)).length;
  const isOpen = rights.closed === null;

  return (
    <section className="box talk" aria-labelledby="talk-title">
      <h2 id="talk-title">
        {t('talk:title')}{' '}
        {unread > 0 && <small className="unread">{t('talk:unread', { count: unread })}</small>}
      </h2>
      {isOpen && rights.canAssess && <LooseMarks events={held.events} stills={stills} />}
      <Conversation
        lines={lines}
        waiting={reply.waiting}
        stills={stills}
        held={held}
        outbox={outbox}
        rights={{ canAssess: rights.canAssess, isOpen, onLookout }}
        onTakenBack={reply.takeBack}
        onRead={rights.canWrite ? (place) => socket.seen(caseId, place) : null}
      />
      {isOpen && <TypingLine caseId={caseId} />}
      {isOpen && rights.canWrite && <ReplyBox text={reply.text} onChange={reply.write} onSend={reply.send} />}
      {isOpen && rights.canAssess && (
        <Button small onClick={() => setAdding(true)}>
          <ClueIcon size="s" />
          {t('talk:add.action')}
        </Button>
      )}
      {rights.closed && (
        <p className="talk-closed">
          <LockIcon size="s" />
          {t(`talk:closed.${rights.closed}`)}
        </p>
      )}
      {isAdding && <AddClueDialog caseId={caseId} onClose={() => setAdding(false)} />}
    </section>
  );
}

/** What is being written, kept from screen to screen, and what has not arrived yet. */
function useReply(caseId: string, outbox: Outbox, socket: Pick<OfficerSocket, 'typing'>) {
  const [text, setText] = useState(() => outbox.draftOf(caseId));
  const say = useTyping(() => socket.typing(caseId));
  const all = useSyncExternalStore(outbox.subscribe, outbox.get);
  const keep = (next: string) => {
    setText(next);
    outbox.keepDraft(caseId, next);
  };
  return {
    text,
    waiting: useMemo(() => all.filter(({ message }) => message.caseId === caseId), [all, caseId]),
    write(next: string) {
      keep(next);
      if (next.trim()) say();
    },
    send() {
      const words = text.trim();
      if (!words) return;
      keep('');
      void outbox.put({ key: newIntentKey(), caseId, text: words, at: serverClock.now() });
    },
    /** Words that come back go before what is being written. */
    takeBack: (words: string) => keep(text.trim() ? `${words}\n${text}` : words),
  };
}
