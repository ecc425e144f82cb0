import { CLUE_SUBJECTS, DESCRIPTION_FIELDS } from '@sunshine-seat/shared/domain/clues.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { Segmented } from '../ui/console/Segmented.tsx';
import { useWords } from '../ui/console/words.ts';
import { SunIcon } from '../ui/icons/SunIcon.tsx';
import { type ClueDraft, clueOf, EMPTY_CLUE } from './clue-draft.ts';
import { addClue, type ClueInput } from './talk-queries.ts';

/** Writes down what the complainant said by word of mouth; they read it too. */
export function AddClueDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const [draft, setDraft] = useState(EMPTY_CLUE);
  const clue = clueOf(draft);
  const add = useMutation({
    mutationFn: (body: ClueInput) => addClue(caseId, body, keys.of([caseId, body])),
    onSuccess: (written) => {
      foldWritten(client, written);
      onClose();
    },
  });
  return (
    <ConsoleDialog open onClose={onClose} title={t('talk:add.title')} wide={draft.form === 'description'}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (clue) add.mutate(clue);
        }}
      >
        <Segmented
          label={t('talk:add.form')}
          labelHidden
          value={draft.form}
          onChange={(form) => setDraft({ ...draft, form })}
          options={(['text', 'description'] as const).map((value) => ({
            value,
            label: t(`talk:add.${value}`),
          }))}
        />
        {draft.form === 'description' && <Description draft={draft} onChange={setDraft} />}
        <Field
          label={t('talk:add.words')}
          value={draft.text}
          onChange={(text) => setDraft({ ...draft, text })}
          multiline
          maxLength={2000}
        />
        <p className="told">
          <SunIcon size="s" />
          {t('talk:add.told')}
        </p>
        <ErrorNote error={add.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="sun" type="submit" disabled={!clue || add.isPending}>
            {t('talk:add.save')}
          </Button>
        </div>
      </form>
    </ConsoleDialog>
  );
}

function Description({ draft, onChange }: { draft: ClueDraft; onChange: (draft: ClueDraft) => void }) {
  const { t } = useWords();
  return (
    <>
      <Segmented
        label={t('talk:add.subject')}
        value={draft.subject}
        onChange={(subject) => onChange({ ...draft, subject })}
        options={CLUE_SUBJECTS.map((value) => ({ value, label: t(`common:clueSubject.${value}`) }))}
      />
      <div className="form-pair">
        {DESCRIPTION_FIELDS[draft.subject].map((field) => (
          <Field
            key={field}
            label={t(`common:describedField.${field}`)}
            value={draft.described[field] ?? ''}
            onChange={(value) => onChange({ ...draft, described: { ...draft.described, [field]: value } })}
            maxLength={100}
          />
        ))}
      </div>
    </>
  );
}
