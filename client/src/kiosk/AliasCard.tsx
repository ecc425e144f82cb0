import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';
import { RingFace } from '../ui/RingFace.tsx';
import { WindowRing } from '../ui/WindowRing.tsx';
import type { CardFace } from './card-face.ts';

/**
 * One case on the hall board: today's word, how far it is, how long is left; nothing that tells whose it is. Drawn anew
 * only when what it shows is another: a board stands for months, and a second goes by at every one of them.
 */
export const AliasCard = memo(function AliasCard({
  alias,
  stage,
  step,
  steps,
  left,
  elapsed,
  isNew,
  ringSize,
}: CardFace & { ringSize: number }) {
  const { t } = useTranslation();
  return (
    <li className={classNames('alias', isNew && 'changed')} data-alias={alias}>
      <WindowRing elapsed={elapsed} size={ringSize} label={t('left', { time: left })}>
        <RingFace time={left} />
      </WindowRing>
      <div className="words">
        <b className="b">{t(`aliases.${alias}`)}</b>
        <span className="stage">{t(`stage.${stage}`)}</span>
        <span className="bars" aria-hidden="true">
          {Array.from({ length: steps }, (_, place) => (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              key={place}
              className={place < step ? 'done' : place === step ? 'current' : undefined}
            />
          ))}
        </span>
      </div>
    </li>
  );
});
