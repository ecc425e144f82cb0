import { CallError } from '../api/call.ts';
import { useWords } from '../ui/console/words.ts';
import { ClockIcon } from '../ui/icons/ClockIcon.tsx';
import { WarnIcon } from '../ui/icons/WarnIcon.tsx';
import { isRetriable, type Outbox, type Waiting } from './outbox.ts';

/** A message that the server does not have yet: on its way, or kept with the reason. */
export function UnsentBubble({
  waiting: { message, error },
  outbox,
  onTakenBack,
}: {
  waiting: Waiting;
  outbox: Outbox;
  onTakenBack: (text: string) => void;
}) {
  const words = useWords();
  const { t } = words;
  const isForbidden = error instanceof CallError && error.code === 'INVALID_INPUT';
  return (
    <div className="bubble ours pend">
      <p className="words" dir="auto">
        {message.text}
      </p>
      {error === null ? (
        <p className="by">
          <ClockIcon size="s" />
          {t('talk:sending')}
        </p>
      ) : (
        <div className="by" role="alert">
          <span className="fault">
            <WarnIcon size="s" />
            <b>{t('talk:unsent')}</b> {isForbidden ? t('talk:forbidden') : words.error(error)}
          </span>
          <span className="entry-acts">
            {isRetriable(error) && (
              <button type="button" onClick={() => void outbox.retry(message.key)}>
                {t('action.retry')}
              </button>
            )}
            <button type="button" onClick={() => onTakenBack(outbox.takeBack(message.key))}>
              {t('undo.edit')}
            </button>
          </span>
        </div>
      )}
    </div>
  );
}
