import { pictureAddress } from '../api/picture-address.ts';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { PictureFrame } from '../ui/still/PictureFrame.tsx';
import { StillStage } from '../ui/still/StillStage.tsx';
import { usePicture } from '../ui/still/use-picture.ts';
import type { Still } from './still-story.ts';
import { useStillWords } from './still-words.ts';

/** A still that no one but the officers has: in the shade, unmasked. */
export function InternalView({ caseId, still, label }: { caseId: string; still: Still; label: string }) {
  const { t } = useStillWords();
  const picture = usePicture(pictureAddress(caseId, still.facts.pictureId));
  const { width, height } = still.facts;
  return (
    <div className="co-viewing">
      <p className="shade-note">
        <LockIcon size="s" />
        {t('view.internal')}
      </p>
      <PictureFrame picture={picture} size={{ width, height }}>
        {(url) => (
          <StillStage picture={url} label={label} width={width} height={height} marks={still.marks} />
        )}
      </PictureFrame>
    </div>
  );
}
