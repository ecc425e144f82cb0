import type { Milestone } from '@sunshine-seat/shared/domain/case-state.ts';
import { useState } from 'react';
import { classNames } from '../ui/class-names.ts';
import { MilestoneIcon } from '../ui/console/MilestoneIcon.tsx';
import { useWords } from '../ui/console/words.ts';
import { ChevronIcon } from '../ui/icons/ChevronIcon.tsx';
import type { Offer } from './update-draft.ts';

/** Beyond this many, the rest waits behind one more tap. */
const AT_ONCE = 6;

/** One tap a milestone; the likely next one is marked. Keys 1 to 9 stand on the buttons. */
export function MilestoneGrid({
  offer,
  onChoose,
  onConsider,
}: {
  offer: Offer;
  onChoose: (milestone: Milestone) => void;
  /** Pointed at or focused, so that the preview can show it. */
  onConsider: (milestone: Milestone | null) => void;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen || offer.quick.length <= AT_ONCE + 1 ? offer.quick : offer.quick.slice(0, AT_ONCE);
  const hidden = offer.quick.length - shown.length;
  const consider = (milestone: Milestone) => ({
    onMouseEnter: () => onConsider(milestone),
    onMouseLeave: () => onConsider(null),
    onFocus: () => onConsider(milestone),
    onBlur: () => onConsider(null),
  });
  return (
    <div className="milestones">
      {shown.map((milestone, index) => (
        <button
          key={milestone}
          type="button"
          className={classNames('milestone', index === 0 && 'next')}
          onClick={() => onChoose(milestone)}
          aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
          {...consider(milestone)}
        >
          <MilestoneIcon milestone={milestone} />
          <span>{t(`common:milestone.${milestone}.title`)}</span>
          {index < 9 && (
            <span className="key" aria-hidden="true">
              {index + 1}
            </span>
          )}
        </button>
      ))}
      <div className="milestones-more">
        {hidden > 0 && (
          <button type="button" className="chip" onClick={() => setOpen(true)}>
            {t('composer.more', { n: hidden })}
            <ChevronIcon size="s" className="down" />
          </button>
        )}
        {offer.asking.map((milestone) => (
          <button
            key={milestone}
            type="button"
            className="chip"
            onClick={() => onChoose(milestone)}
            {...consider(milestone)}
          >
            <MilestoneIcon milestone={milestone} size="s" />
            {t('composer.asking', { milestone: t(`common:milestone.${milestone}.title`) })}
          </button>
        ))}
      </div>
    </div>
  );
}
