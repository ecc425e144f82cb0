import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { useId, useRef } from 'react';
import { pictureAddress } from '../api/picture-address.ts';
import { Button } from '../ui/Button.tsx';
import { WarnIcon } from '../ui/icons/WarnIcon.tsx';
import { PictureFrame } from '../ui/still/PictureFrame.tsx';
import { usePicture } from '../ui/still/use-picture.ts';
import { MaskStage } from './MaskStage.tsx';
import { MaskTools } from './MaskTools.tsx';
import { type MaskAction, type MaskDraft, NO_MASKS } from './mask-edit.ts';
import { ShareStill } from './ShareStill.tsx';
import type { StillReach } from './still-reach.ts';
import type { Still } from './still-story.ts';
import { useStillWords } from './still-words.ts';
import { useHiddenBefore } from './use-hidden-before.ts';
import { useMaskDesk } from './use-mask-desk.ts';

/** Hides what is nobody else's business, exactly as it will be hidden, and then shares what is left. */
export function MaskEditor({
  row,
  still,
  label,
  reach,
  draft,
  dispatch,
  onShared,
}: {
  row: QueueRow;
  still: Still;
  label: string;
  reach: StillReach;
  /** Null before the masks of an earlier copy are found. */
  draft: MaskDraft | null;
  /** Null begins again from the copy that stands now. */
  dispatch: (action: MaskAction | null) => void;
  onShared: () => void;
}) {
  const { t } = useStillWords();
  const hintId = useId();
  const surface = useRef<HTMLDivElement>(null);
  const { width, height, pictureId } = still.facts;
  const size = { width, height };
  const picture = usePicture(pictureAddress(row.id, pictureId));
  const isLost = useHiddenBefore(row.id, still, picture.url, draft === null, dispatch);
  const masks = draft?.edit ?? NO_MASKS;
  const isOutrun = draft !== null && draft.base !== still.lastCopyId;
  const desk = useMaskDesk(masks, dispatch, size);
  return (
    <div className="still-stage">
      <PictureFrame picture={picture} size={size}>
        {(url) => (
          <MaskStage
            picture={url}
            label={label}
            size={size}
            edit={masks}
            desk={desk}
            surface={surface}
            hintId={hintId}
          />
        )}
      </PictureFrame>
      {isLost && (
        <p className="warn-note" role="alert">
          <WarnIcon size="s" />
          {t('mask.lost')}
        </p>
      )}
      {isOutrun && (
        <div className="warn-note" role="alert">
          <WarnIcon size="s" />
          <p>{t('mask.outrun')}</p>
          <Button small onClick={() => dispatch(null)}>
            {t('mask.takeTheirs')}
          </Button>
        </div>
      )}
      <MaskTools
        edit={masks}
        dispatch={dispatch}
        desk={desk}
        hintId={hintId}
        onWork={() => surface.current?.focus()}
      />
      {reach === 'excluded' ? (
        <p className="hint">{t('share.excluded')}</p>
      ) : (
        <ShareStill
          row={row}
          still={still}
          masks={masks.masks}
          reach={reach}
          isReady={draft !== null && !isOutrun && picture.state === 'ready'}
          onShared={onShared}
        />
      )}
    </div>
  );
}
