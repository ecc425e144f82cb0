import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { CloseIcon } from '../ui/icons/CloseIcon.tsx';
import { PlusIcon } from '../ui/icons/PlusIcon.tsx';
import { type ItemDraft, itemPath } from './intake-draft.ts';

const MAX_ITEMS = 20;

export function ItemsField({
  items,
  onChange,
  fault,
}: {
  items: readonly ItemDraft[];
  onChange: (items: readonly ItemDraft[]) => void;
  /** The words for a field at fault, by its path. */
  fault: (path: string) => string | undefined;
}) {
  const { t } = useWords();
  const change = (id: number, part: Partial<ItemDraft>) =>
    onChange(items.map((item) => (item.id === id ? { ...item, ...part } : item)));
  const nextId = Math.max(0, ...items.map(({ id }) => id)) + 1;
  return (
    <fieldset className="form-group items">
      <legend className="label">{t('intake.items')}</legend>
      {items.map((item, index) => (
        <div key={item.id} className="item-line">
          <Field
            label={t('intake.itemName', { n: index + 1 })}
            labelHidden
            placeholder={t('intake.itemPlaceholder')}
            value={item.name}
            onChange={(name) => change(item.id, { name })}
            error={fault(`${itemPath(items, index)}.name`)}
            maxLength={100}
          />
          <Field
            label={t('intake.itemMarks', { n: index + 1 })}
            labelHidden
            placeholder={t('intake.marksPlaceholder')}
            value={item.marks}
            onChange={(marks) => change(item.id, { marks })}
            error={fault(`${itemPath(items, index)}.marks`)}
            maxLength={200}
          />
          {items.length > 1 && (
            <button
              type="button"
              className="icon-button"
              aria-label={t('intake.removeItem', { n: index + 1 })}
              onClick={() => onChange(items.filter(({ id }) => id !== item.id))}
            >
              <CloseIcon size="s" />
            </button>
          )}
        </div>
      ))}
      {items.length < MAX_ITEMS && (
        <Button kind="quiet" small onClick={() => onChange([...items, { id: nextId, name: '', marks: '' }])}>
          <PlusIcon size="s" />
          {t('intake.addItem')}
        </Button>
      )}
    </fieldset>
  );
}
