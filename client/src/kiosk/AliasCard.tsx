import type { BoardCard } from '@sunshine-seat/shared/contract/kiosk.ts';
import { windowElapsed } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';
import { formatHoursMinutes } from '../ui/format.ts';
import { RingFace } from '../ui/RingFace.tsx';
import { WindowRing } from '../ui/WindowRing.tsx';
import { hasJustChanged } from './board-cards.ts';

/** One case on the hall board: today's word, how far it is, how long is left; nothing that tells whose it is. */
export function AliasCard({ card, now, ringSize }: { card: BoardCard; now: number; ringSize: number }) {
  const { t } = useTranslation();
  const left = formatHoursMinutes(card.endsAt - now);
  return (
    <li className={classNames('alias', hasJustChanged(card, now) && 'changed')} data-alias={card.alias}>
      <WindowRing elapsed={windowElapsed(card, now)} size={ringSize} label={t('left', { time: left })}>
        <RingFace time={left} />
      </WindowRing>
      <div className="words">
        <b className="b">{t(`aliases.${card.alias}`)}</b>
        <span className="stage">{t(`stage.${card.stage}`)}</span>
        <span className="bars" aria-hidden="true">
          {Array.from({ length: card.steps }, (_, step) => (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              key={step}
              className={step < card.step ? 'done' : step === card.step ? 'current' : undefined}
            />
          ))}
        </span>
      </div>
    </li>
  );
}
