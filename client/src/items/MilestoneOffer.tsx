import type { Milestone } from '@sunshine-seat/shared/domain/case-state.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/console/words.ts';

/** An item is back: does the case say so too? */
export function MilestoneOffer({
  milestone,
  onPost,
  onClose,
}: {
  milestone: Milestone;
  onPost: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  return (
    <div className="item-offer" role="status">
      <p>{t('items:offer.text', { milestone: t(`common:milestone.${milestone}.title`) })}</p>
      <div className="item-acts">
        <Button small kind="sun" onClick={onPost}>
          {t('items:offer.yes')}
        </Button>
        <Button small kind="quiet" onClick={onClose}>
          {t('items:offer.no')}
        </Button>
      </div>
    </div>
  );
}
