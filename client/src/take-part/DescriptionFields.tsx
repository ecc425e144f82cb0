import type { DescriptionField } from '@sunshine-seat/shared/domain/clues.ts';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlusIcon } from '../ui/icons/PlusIcon.tsx';
import { type ClueDraft, fieldsOf } from './clue-draft.ts';

/** What can be known of a person, a vehicle or an item: a chip for each, and a short field once it was pressed. */
export function DescriptionFields({
  draft,
  onChange,
}: {
  draft: ClueDraft;
  onChange: (described: ClueDraft['described']) => void;
}) {
  const { t } = useTranslation('take-part');
  const knownId = useId();
  const [opened, setOpened] = useState<DescriptionField | null>(null);
  if (!draft.subject) return null;
  const fields = fieldsOf(draft.subject);
  const open = fields.filter((field) => draft.described[field] !== undefined);
  const others = fields.filter((field) => !open.includes(field));
  return (
    <>
      {open.map((field) => (
        <ShortField
          key={field}
          label={t(`common:describedField.${field}`)}
          value={draft.described[field] ?? ''}
          takesFocus={field === opened}
          onChange={(value) => onChange({ ...draft.described, [field]: value })}
        />
      ))}
      {others.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: chips are no fields of a form
        <div role="group" aria-labelledby={knownId}>
          <p className="lab" id={knownId}>
            {t('clue.known')}
          </p>
          <div className="chips">
            {others.map((field) => (
              <button
                type="button"
                key={field}
                onClick={() => {
                  setOpened(field);
                  onChange({ ...draft.described, [field]: '' });
                }}
              >
                <PlusIcon size="s" />
                {t(`common:describedField.${field}`)}
              </button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}

function ShortField({
  label,
  value,
  takesFocus,
  onChange,
}: {
  label: string;
  value: string;
  takesFocus: boolean;
  onChange: (value: string) => void;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  return (
    <div className="short-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={field}
        value={value}
        maxLength={100}
        dir="auto"
        autoComplete="off"
        enterKeyHint="next"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
