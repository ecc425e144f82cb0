import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { correctUpdate } from './case-queries.ts';
import type { PostedUpdate } from './timeline-lines.ts';

/** Puts an update right with a new entry; the old words stay, struck through. */
export function CorrectDialog({
  held,
  update,
  onClose,
}: {
  held: OfficerCase;
  update: PostedUpdate;
  onClose: () => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const [note, setNote] = useState(update.note ?? '');
  const [place, setPlace] = useState(update.place ?? '');
  const correct = useMutation({
    mutationFn: () => {
      const body = { version: held.row.version, note: note.trim() || null, place: place.trim() || null };
      return correctUpdate(held.row.id, update.id, body, keys.of([update.id, body]));
    },
    onSuccess: (written) => {
      foldWritten(client, written);
      onClose();
    },
  });
  const isChanged = note.trim() !== (update.note ?? '') || place.trim() !== (update.place ?? '');
  return (
    <ConsoleDialog open title={t('correct.title')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) correct.mutate();
        }}
      >
        <p className="text-text-2">{t(`correct.why.${update.visibility}`)}</p>
        <Field
          label={t('composer.note')}
          value={note}
          onChange={setNote}
          multiline
          maxLength={2000}
          autoFocus
        />
        <Field label={t('composer.place')} value={place} onChange={setPlace} maxLength={200} />
        <ErrorNote error={correct.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            kind={update.visibility === 'shared' ? 'sun' : 'ink'}
            type="submit"
            disabled={!isChanged || correct.isPending}
          >
            {t(`correct.action.${update.visibility}`)}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}
