import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';

/** Where the patrol is. It stays until it is typed anew. */
export function PlaceField({ value, onChange }: { value: string; onChange: (place: string) => void }) {
  const { t } = useWords();
  return (
    <div className="patrol-place">
      <Field
        label={t('lookouts:patrol.place')}
        hint={t('lookouts:patrol.placeHint')}
        value={value}
        onChange={onChange}
        maxLength={200}
      />
      {value !== '' && <Button onClick={() => onChange('')}>{t('lookouts:patrol.clearPlace')}</Button>}
    </div>
  );
}
