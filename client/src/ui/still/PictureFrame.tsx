import type { ReactNode } from 'react';
import { Button } from '../Button.tsx';
import { useMarkWords } from './mark-words.ts';
import type { Size } from './picture-place.ts';
import type { Picture } from './picture-store.ts';
import { ratioOf } from './StillStage.tsx';
import './still-stage.css';

/** The picture when it is there; until then, or instead, its room with one sentence. */
export function PictureFrame({
  picture,
  size,
  children,
}: {
  picture: Picture & { retry: () => void };
  size: Size;
  children: (url: string) => ReactNode;
}) {
  const { t } = useMarkWords();
  if (picture.state === 'ready') return children(picture.url);
  return (
    <div className="still-frame still-away" style={ratioOf(size)} role="status">
      <p>{t(`picture.${picture.state}`)}</p>
      {picture.state === 'failed' && (
        <Button small onClick={picture.retry}>
          {t('picture.retry')}
        </Button>
      )}
    </div>
  );
}
