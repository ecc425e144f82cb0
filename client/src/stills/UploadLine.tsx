import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { useStillWords } from './still-words.ts';
import type { UploadState } from './use-upload.ts';

/** How far a file has come, in a bar and in words. */
export function UploadLine({
  state,
  fileName,
  onOther,
  onRetry,
}: {
  state: UploadState;
  fileName: string;
  onOther: () => void;
  onRetry: () => void;
}) {
  const { t } = useStillWords();
  const share = state.phase === 'done' ? 1 : 'share' in state ? state.share : 0;
  const percent = Math.round(share * 100);
  return (
    <div className="upload-line">
      <p className="upload-name">
        <bdi>{fileName}</bdi>
        <Button small kind="quiet" onClick={onOther}>
          {t('add.other')}
        </Button>
      </p>
      {state.phase === 'failed' ? (
        <>
          <ErrorNote error={state.error} />
          <Button small onClick={onRetry}>
            {t('console:action.retry')}
          </Button>
        </>
      ) : (
        <>
          <progress value={percent} max={100} aria-label={t('add.progress')} />
          <p className="hint" role="status">
            {state.phase === 'waiting'
              ? t('add.waiting', { percent })
              : t(state.phase === 'done' ? 'add.arrived' : 'add.sending', { percent })}
          </p>
        </>
      )}
    </div>
  );
}
