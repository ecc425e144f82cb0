import { LANGUAGES } from '@sunshine-seat/shared/domain/languages.ts';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { AccentField } from './AccentField.tsx';
import type { BrandDraft } from './station-draft.ts';

export function BrandFields({
  draft,
  onChange,
  faults,
}: {
  draft: BrandDraft;
  onChange: (draft: BrandDraft) => void;
  faults: readonly string[];
}) {
  const { t } = useWords();
  return (
    <>
      <fieldset className="form-group">
        <legend className="label">{t('station.names')}</legend>
        <div className="form-pair two">
          {LANGUAGES.map((language) => (
            <Field
              key={language}
              label={t(`common:language.${language}`)}
              value={draft.names[language]}
              onChange={(name) => onChange({ ...draft, names: { ...draft.names, [language]: name } })}
              error={faults.some((path) => path.endsWith(`names.${language}`)) ? t('fault.field') : undefined}
              maxLength={language.startsWith('zh') ? 40 : 60}
            />
          ))}
        </div>
        <p className="hint">{t('station.namesHint')}</p>
      </fieldset>
      <div className="form-pair">
        <AccentField accent={draft.accent} onChange={(accent) => onChange({ ...draft, accent })} />
        <Field
          label={t('station.phone')}
          value={draft.phone}
          onChange={(phone) => onChange({ ...draft, phone })}
          error={faults.some((path) => path.endsWith('phone')) ? t('fault.field') : undefined}
          hint={t('station.phoneHint')}
          inputMode="tel"
          dir="ltr"
          maxLength={24}
        />
      </div>
    </>
  );
}
