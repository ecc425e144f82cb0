import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { useShortcuts } from '../ui/console/use-shortcuts.ts';
import { BinIcon } from '../ui/icons/BinIcon.tsx';
import { PlusIcon } from '../ui/icons/PlusIcon.tsx';
import { PolygonIcon } from '../ui/icons/PolygonIcon.tsx';
import { RectangleIcon } from '../ui/icons/RectangleIcon.tsx';
import { RedoIcon } from '../ui/icons/RedoIcon.tsx';
import { UndoIcon } from '../ui/icons/UndoIcon.tsx';
import type { MaskAction, MaskEdit } from './mask-edit.ts';
import { useStillWords } from './still-words.ts';
import type { MaskDesk } from './use-mask-desk.ts';

/** Tools of the masks, and each mask to be taken in hand without a pointer. */
export function MaskTools({
  edit,
  dispatch,
  desk,
  hintId,
  onWork,
}: {
  edit: MaskEdit;
  dispatch: (action: MaskAction) => void;
  desk: MaskDesk;
  hintId: string;
  /** Keys go to the picture from here on. */
  onWork: () => void;
}) {
  const { t } = useStillWords();
  const [canUndo, canRedo] = [edit.past.length > 0, edit.future.length > 0];
  const undo = () => dispatch({ type: 'undo' });
  const redo = () => dispatch({ type: 'redo' });
  useShortcuts({
    'mod+z': (event) => {
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    },
    'mod+y': (event) => {
      event.preventDefault();
      redo();
    },
  });
  return (
    <div className="still-tools">
      <div className="tools" role="toolbar" aria-label={t('mask.tools')}>
        <Tool
          words={t('mask.rectangle')}
          icon={<RectangleIcon />}
          isOn={desk.tool === 'rectangle'}
          onPress={() => desk.choose('rectangle')}
        />
        <Tool
          words={t('mask.polygon')}
          icon={<PolygonIcon />}
          isOn={desk.tool === 'polygon'}
          onPress={() => desk.choose('polygon')}
        />
        <Tool
          words={t('mask.add')}
          icon={<PlusIcon />}
          onPress={() => {
            desk.addInMiddle();
            onWork();
          }}
        />
        <Tool
          words={t('mask.remove')}
          icon={<BinIcon />}
          disabled={edit.selected === null}
          onPress={desk.removeSelected}
        />
        <Tool words={t('mask.undo')} icon={<UndoIcon />} disabled={!canUndo} onPress={undo} />
        <Tool words={t('mask.redo')} icon={<RedoIcon />} disabled={!canRedo} onPress={redo} />
        {desk.canClose && (
          <Button small kind="ink" onClick={desk.close}>
            {t('mask.close')}
          </Button>
        )}
      </div>
      <p className="tool-hint" id={hintId}>
        {t(`mask.hint.${desk.tool}`)} <span className="sr">{t('mask.keys')}</span>
      </p>
      {edit.masks.length > 0 && (
        <ol className="mask-chips" aria-label={t('mask.list')}>
          {edit.masks.map((mask, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mask is its place in the order
            <li key={index}>
              <button
                type="button"
                className="chip"
                aria-pressed={index === edit.selected}
                onClick={() => {
                  dispatch({ type: 'select', index });
                  onWork();
                }}
              >
                {t(`mask.one.${mask.shape}`, { n: index + 1 })}
              </button>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Tool({
  words,
  icon,
  isOn,
  disabled = false,
  onPress,
}: {
  words: string;
  icon: ReactNode;
  /** Only for tools that stay chosen. */
  isOn?: boolean;
  disabled?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={classNames('tool', isOn && 'on')}
      aria-pressed={isOn}
      title={words}
      disabled={disabled}
      onClick={onPress}
    >
      {icon}
      <span>{words}</span>
    </button>
  );
}
