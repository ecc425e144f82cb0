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
import { checkItem, EMPTY_ITEM, type ItemField } from './item-draft.ts';
import { listItem } from './item-queries.ts';

const LENGTHS: Record<ItemField, number> = {
  name: 100,
  imei: 40,
  serial: 60,
  plate: 20,
  marks: 200,
  value: 14,
};
const CODES: readonly ItemField[] = ['imei', 'serial', 'plate'];
const FIELDS = Object.keys(LENGTHS) as ItemField[];

/** Puts something that was taken on the list; only its name is needed. */
export function ListItemDialog({
  caseId,
  sendPhoto,
  onClose,
}: {
  caseId: string;
  sendPhoto: ((photo: File) => Promise<string>) | undefined;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [draft, setDraft] = useState(EMPTY_ITEM);
  const [photo, setPhoto] = useState<File | null>(null);
  const [faults, setFaults] = useState<readonly ItemField[]>([]);
  const save = useListItem(caseId, sendPhoto, onClose);

  function submit() {
    const checked = checkItem(draft, null);
    setFaults(checked.faults);
    if (checked.item && !save.isPending) save.mutate({ item: checked.item, photo });
  }
  const fault = (field: ItemField) =>
    faults.includes(field) ? t(field === 'name' ? 'items:nameMissing' : 'items:valueWrong') : undefined;
  return (
    <ConsoleDialog open title={t('items:add')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="text-text-2">{t('items:addHint')}</p>
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={t(`items:field.${field}`)}
            value={draft[field]}
            onChange={(typed) => setDraft({ ...draft, [field]: typed })}
            error={fault(field)}
            maxLength={LENGTHS[field]}
            autoFocus={field === 'name'}
            dir={CODES.includes(field) ? 'ltr' : 'auto'}
            inputMode={field === 'value' ? 'numeric' : 'text'}
          />
        ))}
        {sendPhoto && <PhotoField onChange={setPhoto} />}
        <ErrorNote error={save.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="sun" type="submit" disabled={save.isPending}>
            {t('items:save')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}

function PhotoField({ onChange }: { onChange: (photo: File | null) => void }) {
  const { t } = useWords();
  return (
    <label className="field">
      <span className="label">{t('items:field.photo')}</span>
      <input type="file" accept="image/*" onChange={({ target }) => onChange(target.files?.[0] ?? null)} />
    </label>
  );
}

type ItemBody = NonNullable<ReturnType<typeof checkItem>['item']>;

function useListItem(
  caseId: string,
  sendPhoto: ((photo: File) => Promise<string>) | undefined,
  onListed: () => void,
) {
  const client = useQueryClient();
  const keys = useIntentKey();
  return useMutation({
    mutationFn: async ({ item, photo }: { item: ItemBody; photo: File | null }) => {
      const uploadId = photo && sendPhoto ? await sendPhoto(photo) : null;
      const body = { ...item, uploadId };
      return listItem(caseId, body, keys.of(body));
    },
    onSuccess: (written) => {
      foldWritten(client, written);
      onListed();
    },
  });
}
