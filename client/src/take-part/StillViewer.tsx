import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ratioOf, StillStage } from '../ui/still/StillStage.tsx';
import type { ShownMark } from '../ui/still/shown-mark.ts';
import { MarkList } from './MarkList.tsx';
import type { Intent } from './outbox.ts';
import { useOwnPicture } from './own-pictures.ts';
import type { DrawnMark, SharedStill } from './shared-stills.ts';
import type { OwnOutbox } from './use-outbox.ts';

type Giving = Pick<OwnOutbox, 'items' | 'give' | 'takeBack'>;

/** A mark as the contract takes it. */
function drawing({ shape, points, text }: Mark): Extract<Intent, { type: 'mark' }>['mark'] {
  return { shape, points: points.map(([x, y]) => [x, y]), text };
}

/** One's own hand on one still: drawing, taking back, giving as a clue. */
function useMarking({ still, marks }: SharedStill, { items, give, takeBack }: Giving) {
  const [chosen, setChosen] = useState<string | null>(null);
  const own = marks.filter(({ isOwn }) => isOwn);
  const undo = (drawn: DrawnMark | undefined) => {
    if (!drawn) return;
    const waiting = items.find(({ key }) => key === drawn.id);
    // What has not left is taken back; what may have arrived is undone.
    if (waiting && !waiting.hasLeft) takeBack(drawn.id);
    else give({ type: 'undo', of: drawn.id });
  };
  return {
    chosen,
    choose: setChosen,
    canUndo: own.length > 0,
    draw: (mark: Mark) => setChosen(give({ type: 'mark', still, mark: drawing(mark) })),
    undo,
    undoLast: () => undo(own.at(-1)),
    makeClue: ({ id }: DrawnMark) => give({ type: 'mark-clue', of: id, text: null }),
  };
}

const onStage = ({ id, mark, side, relation, isOwn, isPending }: DrawnMark): ShownMark => ({
  id,
  mark,
  side,
  helper: relation,
  isOwn,
  isPending,
});

/** One still with the marks of both sides. */
export function StillViewer({
  still,
  outbox,
  canGive,
}: {
  still: SharedStill;
  outbox: Giving;
  canGive: boolean;
}) {
  const { t } = useTranslation('take-part');
  const picture = useOwnPicture(still.pictureId);
  const marking = useMarking(still, outbox);
  const caption = still.caption ?? t('stills.noCaption');
  const { width, height } = still;
  return (
    <div className="still-viewer">
      {still.caption && (
        <p className="b" dir="auto">
          {still.caption}
        </p>
      )}
      {picture.state === 'shown' ? (
        <StillStage
          picture={picture.url}
          width={width}
          height={height}
          label={t('stills.stage', { caption })}
          marks={still.marks.map(onStage)}
          drawing={{
            side: 'complainant',
            onDraw: marking.draw,
            onUndo: marking.undoLast,
            canUndo: marking.canUndo,
          }}
        />
      ) : (
        <div className="still-frame still-away" style={ratioOf({ width, height })} role="status">
          <p>{t(picture.state === 'failed' ? 'stills.failed' : 'stills.loading')}</p>
        </div>
      )}
      <MarkList
        marks={still.marks}
        chosen={marking.chosen}
        canGive={canGive}
        onChoose={marking.choose}
        onClue={marking.makeClue}
        onUndo={marking.undo}
      />
      <p className="quiet">{t('stills.masked')}</p>
    </div>
  );
}
