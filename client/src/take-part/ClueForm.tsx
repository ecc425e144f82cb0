import { CLUE_SUBJECTS } from '@sunshine-seat/shared/domain/clues.ts';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { type ClueDraft, clueBody } from './clue-draft.ts';
import { DescriptionFields } from './DescriptionFields.tsx';

/** Words, or what is known of a person, a vehicle or an item. */
export function ClueForm({
  draft,
  onChange,
  onGive,
}: {
  draft: ClueDraft;
  onChange: (draft: ClueDraft) => void;
  onGive: (body: NonNullable<ReturnType<typeof clueBody>>) => void;
}) {
  const { t } = useTranslation('take-part');
  const textId = useId();
  const errorId = useId();
  const words = useRef<HTMLTextAreaElement>(null);
  const [isEmpty, setEmpty] = useState(false);
  const give = (event: FormEvent) => {
    event.preventDefault();
    const body = clueBody(draft);
    setEmpty(body === null);
    if (body) onGive(body);
    else words.current?.focus();
  };
  return (
    <form className="clue-form" onSubmit={give}>
      <SubjectChips draft={draft} onChange={onChange} />
      <DescriptionFields draft={draft} onChange={(described) => onChange({ ...draft, described })} />
      <div>
        <label className="lab" htmlFor={textId}>
          {t(draft.subject ? 'clue.more' : 'clue.text')}
        </label>
        <textarea
          id={textId}
          ref={words}
          rows={4}
          maxLength={2_000}
          dir="auto"
          value={draft.text}
          aria-invalid={isEmpty || undefined}
          aria-describedby={isEmpty ? errorId : undefined}
          onChange={(event) => onChange({ ...draft, text: event.target.value })}
        />
        {isEmpty && (
          <p className="field-error" id={errorId} role="alert">
            {t('clue.needed')}
          </p>
        )}
      </div>
      <Button kind="sun" type="submit">
        {t('clue.send')}
      </Button>
    </form>
  );
}

function SubjectChips({ draft, onChange }: { draft: ClueDraft; onChange: (draft: ClueDraft) => void }) {
  const { t } = useTranslation('take-part');
  const whatId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: chips are no fields of a form
    <div role="group" aria-labelledby={whatId}>
      <p className="lab" id={whatId}>
        {t('clue.what')}
      </p>
      <div className="chips">
        {[null, ...CLUE_SUBJECTS].map((subject) => (
          <button
            type="button"
            key={subject ?? 'plain'}
            aria-pressed={draft.subject === subject}
            onClick={() => onChange({ ...draft, subject })}
          >
            {subject ? t(`common:clueSubject.${subject}`) : t('clue.plain')}
          </button>
        ))}
      </div>
    </div>
  );
}
