import type { ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';
import { Button } from '../Button.tsx';
import { classNames } from '../class-names.ts';
import { ArrowMarkIcon } from '../icons/ArrowMarkIcon.tsx';
import { CircleIcon } from '../icons/CircleIcon.tsx';
import { HandIcon } from '../icons/HandIcon.tsx';
import { PencilIcon } from '../icons/PencilIcon.tsx';
import { PointIcon } from '../icons/PointIcon.tsx';
import { TextIcon } from '../icons/TextIcon.tsx';
import { UndoIcon } from '../icons/UndoIcon.tsx';
import { useMarkWords } from './mark-words.ts';
import { DRAWING_TOOLS, type DrawingDesk } from './use-drawing.ts';

const ICONS: Readonly<Record<string, ReactNode>> = {
  look: <HandIcon />,
  point: <PointIcon />,
  arrow: <ArrowMarkIcon />,
  circle: <CircleIcon />,
  line: <PencilIcon />,
  text: <TextIcon />,
};

/** Mark.text of the contract holds this many characters. */
const MAX_WORDS = 60;

/** Tools, what the chosen one does, and the words that go with the next mark. */
export function DrawingTools({
  desk,
  isFull,
  canUndo,
  onUndo,
  hintId,
}: {
  desk: DrawingDesk;
  isFull: boolean;
  canUndo: boolean;
  onUndo: () => void;
  hintId: string;
}) {
  const { t } = useMarkWords();
  return (
    <div className="still-tools">
      <div className="tools" role="toolbar" aria-label={t('tools')}>
        {DRAWING_TOOLS.map((tool, index) => {
          const name = tool ?? 'look';
          return (
            <button
              key={name}
              type="button"
              className={classNames('tool', desk.tool === tool && 'on')}
              aria-pressed={desk.tool === tool}
              aria-keyshortcuts={String(index)}
              title={t(`tool.${name}`)}
              disabled={isFull && tool !== null}
              onClick={() => desk.choose(tool)}
            >
              {ICONS[name]}
              <span>{t(`tool.${name}`)}</span>
            </button>
          );
        })}
        <button
          type="button"
          className="tool undo-mark"
          title={t('undo')}
          disabled={!canUndo}
          onClick={onUndo}
        >
          <UndoIcon />
          <span>{t('undo')}</span>
        </button>
      </div>
      <p className="tool-hint" id={hintId}>
        {isFull ? t('full') : t(`hint.${desk.tool ?? 'look'}`)} <span className="sr">{t('keys')}</span>
      </p>
      {desk.tool !== null && <WordsLine desk={desk} />}
    </div>
  );
}

/** Words that go with the next mark; a text cannot do without. */
function WordsLine({ desk }: { desk: DrawingDesk }) {
  const { t } = useMarkWords();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const isText = desk.tool === 'text';
  const isWaiting = desk.textAt !== null;
  useEffect(() => {
    if (isWaiting) field.current?.focus();
  }, [isWaiting]);
  return (
    <form
      className="words-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWaiting) desk.writeText();
      }}
    >
      <label className="sr" htmlFor={id}>
        {t(isText ? 'words.needed' : 'words.optional')}
      </label>
      <input
        ref={field}
        id={id}
        className="input"
        dir="auto"
        maxLength={MAX_WORDS}
        autoComplete="off"
        placeholder={t(isText ? 'words.needed' : 'words.optional')}
        value={desk.words}
        onChange={(event) => desk.setWords(event.target.value)}
      />
      {isWaiting && (
        <Button kind="sun" type="submit" disabled={desk.words.trim() === ''}>
          {t('words.write')}
        </Button>
      )}
      {desk.canFinish && (
        <Button kind="sun" onClick={() => desk.finish()}>
          {t('finish')}
        </Button>
      )}
      {desk.isUnderWay && <Button onClick={() => desk.cancel()}>{t('cancel')}</Button>}
    </form>
  );
}
