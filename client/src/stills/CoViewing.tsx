import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { pictureAddress } from '../api/picture-address.ts';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { PictureFrame } from '../ui/still/PictureFrame.tsx';
import { StillLegend } from '../ui/still/StillLegend.tsx';
import { StillStage } from '../ui/still/StillStage.tsx';
import { usePicture } from '../ui/still/use-picture.ts';
import type { StillReach } from './still-reach.ts';
import type { Still, StillCopy } from './still-story.ts';
import { useStillWords } from './still-words.ts';
import type { useMarks } from './use-marks.ts';

/** The copy as the complainant has it, with the marks of both sides as they are drawn. */
export function CoViewing({
  held,
  me,
  still,
  copy,
  label,
  reach,
  hand,
}: {
  held: OfficerCase;
  me: Me;
  still: Still;
  copy: StillCopy;
  label: string;
  reach: StillReach;
  hand: ReturnType<typeof useMarks>;
}) {
  const { t } = useStillWords();
  const picture = usePicture(pictureAddress(held.row.id, copy.pictureId));
  const mayDraw = isAllowed(me.officer.roles, 'mark-still');
  const canDraw = mayDraw && reach === 'live' && still.state === 'shared';
  const size = { width: copy.width, height: copy.height };
  return (
    <div className="co-viewing">
      <PictureFrame picture={picture} size={size}>
        {(url) => (
          <StillStage
            picture={url}
            label={label}
            {...size}
            marks={hand.marks}
            drawing={
              canDraw
                ? { side: 'officer', onDraw: hand.draw, onUndo: hand.undo, canUndo: hand.canUndo }
                : undefined
            }
          />
        )}
      </PictureFrame>
      <ErrorNote error={hand.error} />
      <div className="stage-foot">
        <StillLegend />
        {canDraw && held.presence.isComplainantPresent && <p className="watching">{t('view.here')}</p>}
        {mayDraw && !canDraw && <p className="hint">{t(`view.closed.${reach}`)}</p>}
      </div>
    </div>
  );
}
