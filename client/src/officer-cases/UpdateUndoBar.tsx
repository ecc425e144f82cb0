import { useEffect, useState } from 'react';
import { CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { useShortcuts } from '../ui/console/use-shortcuts.ts';
import { useWords } from '../ui/console/words.ts';
import { WarnIcon } from '../ui/icons/WarnIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { UndoBar } from '../ui/UndoBar.tsx';
import { intentWords } from './intent-words.ts';
import { StaleUpdateDialog } from './StaleUpdateDialog.tsx';
import { UNDO_MS, type UndoQueue, type Unsent, type UpdateIntent } from './undo-queue.ts';
import { useUndoState } from './use-undo-state.ts';

/** What is about to leave and what did not arrive. Stands above every screen, so that nothing is lost by going elsewhere. */
export function UpdateUndoBar({ queue }: { queue: UndoQueue }) {
  const { counting, sending, unsent } = useUndoState(queue);
  useSendOnLeave(queue);
  useShortcuts({ z: () => queue.undo() }, counting !== null);
  return (
    <>
      {unsent.map((one) => (
        <UnsentBar key={one.intent.key} unsent={one} queue={queue} />
      ))}
      {counting && <CountingBar key={counting.key} intent={counting} queue={queue} />}
      {!counting && sending.length > 0 && <SendingBar intent={sending[0] as UpdateIntent} />}
    </>
  );
}

function CountingBar({ intent, queue }: { intent: UpdateIntent; queue: UndoQueue }) {
  const { t } = useWords();
  const now = useNow(100);
  const left = Math.min(1, Math.max(0, 1 - (now - intent.at) / UNDO_MS));
  const seconds = Math.max(1, Math.ceil((left * UNDO_MS) / 1_000));
  return (
    <UndoBar
      title={t('undo.title', { words: intentWords(intent, t) })}
      detail={<span aria-hidden="true">{t(`undo.in.${intent.body.visibility}`, { n: seconds })}</span>}
      left={left}
      undoLabel={t('undo.action')}
      undoKey="Z"
      onUndo={queue.undo}
    />
  );
}

function SendingBar({ intent }: { intent: UpdateIntent }) {
  const { t } = useWords();
  return (
    <div className="undo">
      <span>
        <b className="b">{t('undo.title', { words: intentWords(intent, t) })}</b>{' '}
        <small>{t('undo.sending')}</small>
      </span>
    </div>
  );
}

function UnsentBar({ unsent, queue }: { unsent: Unsent; queue: UndoQueue }) {
  const words = useWords();
  const { t } = words;
  const { intent, error } = unsent;
  const [isAsking, setAsking] = useState(false);
  const isStale = error instanceof CallError && error.code === 'STALE_VERSION';
  const canRetry =
    error instanceof CallError &&
    ['NETWORK', 'BUSY', 'STOPPING', 'THROTTLED', 'INTERNAL'].includes(error.code);
  return (
    <div className="undo unsent" role="alert">
      <WarnIcon />
      <span>
        <b className="b">{t('undo.unsent', { words: intentWords(intent, t) })}</b>{' '}
        {/* The bar stays when the network is back: it tells what was, not what is. */}
        <small>{words.error(error, { NETWORK: t('undo.unreached') })}</small>
      </span>
      <span className="acts">
        <Button kind="frame" small onClick={() => queue.takeBack(intent.key)}>
          {t('undo.edit')}
        </Button>
        {canRetry && (
          <Button kind="sun" small onClick={() => void queue.retry(intent.key)}>
            {t('undo.retry')}
          </Button>
        )}
        {isStale && (
          <Button kind="sun" small onClick={() => setAsking(true)}>
            {t('undo.look')}
          </Button>
        )}
      </span>
      {isAsking && <StaleUpdateDialog unsent={unsent} queue={queue} onClose={() => setAsking(false)} />}
    </div>
  );
}

/** Closing the tab sends what is held; what is still on its way or refused is worth a question first. */
function useSendOnLeave(queue: UndoQueue) {
  useEffect(() => {
    const leave = () => void queue.flush();
    const ask = (event: BeforeUnloadEvent) => {
      const { sending, unsent } = queue.get();
      if (sending.length + unsent.length > 0) event.preventDefault();
    };
    window.addEventListener('pagehide', leave);
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('beforeunload', ask);
    };
  }, [queue]);
}
