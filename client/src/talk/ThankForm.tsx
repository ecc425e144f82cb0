import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { SendIcon } from '../ui/icons/SendIcon.tsx';
import type { TalkedClue } from './talk-fold.ts';
import { thankForClue } from './talk-queries.ts';

/** A word of thanks that the complainant reads; a sentence may go with it. */
export function ThankForm({ clue, onClose }: { clue: TalkedClue; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const [note, setNote] = useState('');
  const thank = useMutation({
    mutationFn: () => {
      const { caseId, id } = clue.event;
      const body = { note: note.trim() || null };
      return thankForClue(caseId, id, body, keys.of([id, body]));
    },
    onSuccess: (written) => {
      foldWritten(client, written);
      onClose();
    },
  });
  return (
    <form
      className="thank-form"
      onSubmit={(event) => {
        event.preventDefault();
        thank.mutate();
      }}
    >
      <Field
        label={t('talk:thank.note')}
        labelHidden
        placeholder={t('talk:thank.note')}
        value={note}
        onChange={setNote}
        maxLength={500}
        autoFocus
      />
      <div className="clue-acts">
        <Button kind="sun" small type="submit" disabled={thank.isPending}>
          <SendIcon size="s" />
          {t('talk:thank.send')}
        </Button>
        <Button small onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
      <ErrorNote error={thank.error} />
    </form>
  );
}
