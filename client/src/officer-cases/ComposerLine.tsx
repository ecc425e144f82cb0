import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useShortcuts } from '../ui/console/use-shortcuts.ts';
import { useWords } from '../ui/console/words.ts';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { SendIcon } from '../ui/icons/SendIcon.tsx';
import { serverClock } from '../ui/server-clock.ts';
import { makePromise } from './case-queries.ts';
import { PromiseChips } from './PromiseChips.tsx';
import { type PromiseChoice, promiseAt, type UpdateDraft } from './update-draft.ts';

/** The officer's own words, a place and a promise; all optional. */
export function ComposerLine({
  draft,
  onChange,
  onSend,
  held,
  noteAllowed,
}: {
  draft: UpdateDraft;
  onChange: (draft: UpdateDraft) => void;
  onSend: () => void;
  held: OfficerCase;
  noteAllowed: boolean;
}) {
  const { t } = useWords();
  const isShared = draft.visibility === 'shared';
  const isWritten = draft.note.trim() !== '';
  const promise = usePromise(held, () => onChange({ ...draft, promise: null }));
  const canSend = isWritten || draft.promise !== null;
  const send = () => {
    if (isWritten) onSend();
    else if (draft.promise) promise.mutate(draft.promise);
  };
  useShortcuts({
    'mod+enter': () => {
      if (canSend) send();
    },
  });

  return (
    <div className="composer-line">
      {noteAllowed ? (
        <div className="composer-note">
          <Field
            label={t('composer.note')}
            labelHidden
            placeholder={t('composer.notePlaceholder')}
            value={draft.note}
            onChange={(note) => onChange({ ...draft, note })}
            multiline
            rows={1}
            maxLength={2000}
          />
          <Button kind={isShared ? 'sun' : 'ink'} disabled={!canSend || promise.isPending} onClick={send}>
            {isShared ? <SendIcon /> : <LockIcon />}
            {sendWords(isShared, isWritten, draft.promise !== null, t)}
          </Button>
        </div>
      ) : (
        <p className="hint">{t('composer.excludedHint', { kind: t(`common:kind.${held.row.kind}`) })}</p>
      )}
      <div className="composer-extras">
        {noteAllowed && (
          <Field
            label={t('composer.place')}
            labelHidden
            placeholder={t('composer.placePlaceholder')}
            value={draft.place}
            onChange={(place) => onChange({ ...draft, place })}
            maxLength={200}
          />
        )}
        <PromiseChips value={draft.promise} onChange={(chosen) => onChange({ ...draft, promise: chosen })} />
      </div>
      <ErrorNote error={promise.error} />
    </div>
  );
}

function sendWords(
  isShared: boolean,
  isWritten: boolean,
  hasPromise: boolean,
  t: (key: string) => string,
): string {
  if (!isWritten && hasPromise) return t('composer.sendPromise');
  return isShared ? t('composer.sendShared') : t('composer.sendInternal');
}

/** A promise without a word beside it has its own way to the server. */
function usePromise({ row }: OfficerCase, onDone: () => void) {
  const client = useQueryClient();
  const keys = useIntentKey();
  const sent = useRef<{ promise: PromiseChoice; at: number } | null>(null);
  return useMutation({
    mutationFn: (promise: PromiseChoice) => {
      // "In 15 minutes" said once is one moment, also when it has to be sent twice.
      if (sent.current?.promise !== promise)
        sent.current = { promise, at: promiseAt(promise, serverClock.now()) };
      const body = { version: row.version, nextUpdateBy: sent.current.at };
      return makePromise(row.id, body, keys.of([row.id, body]));
    },
    onSuccess: (written) => {
      keys.done();
      foldWritten(client, written);
      onDone();
    },
  });
}
