import { type DragEvent, useId, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { ImageIcon } from '../ui/icons/ImageIcon.tsx';
import { useStillWords } from './still-words.ts';

/** The list is for the picker only: what a file really is, the server sees. */
const ACCEPTED = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif';

/** A picture dropped here or picked. */
export function DropZone({
  onFile,
  autoFocus = false,
}: {
  onFile: (file: File) => void;
  autoFocus?: boolean;
}) {
  const { t } = useStillWords();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={classNames('drop-zone', isOver && 'over')}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ImageIcon size="l" />
      <p>{t('add.drop')}</p>
      <Button aria-describedby={hintId} autoFocus={autoFocus} onClick={() => input.current?.click()}>
        {t('add.pick')}
      </Button>
      <p className="hint" id={hintId}>
        {t('add.kinds')}
      </p>
      <input
        ref={input}
        className="sr"
        type="file"
        accept={ACCEPTED}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </div>
  );
}
