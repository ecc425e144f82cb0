import { PictureFrame } from '../ui/still/PictureFrame.tsx';
import { StillStage } from '../ui/still/StillStage.tsx';
import { usePicture } from '../ui/still/use-picture.ts';
import type { ShownSession } from './held-view.ts';

export const pictureAddress = (pictureId: string) => `/api/v1/seat/pictures/${encodeURIComponent(pictureId)}`;

/** The still that is looked at, with the marks of both sides as they are drawn. */
export function ShownStill({
  still: { pictureId, width, height },
  marks,
  label,
}: {
  still: ShownSession['stills'][number];
  marks: ShownSession['marks'];
  label: string;
}) {
  const picture = usePicture(pictureAddress(pictureId));
  const size = { width, height };
  return (
    <PictureFrame picture={picture} size={size}>
      {(url) => (
        <StillStage
          picture={url}
          label={label}
          {...size}
          marks={marks.map((mark) => ({ ...mark, helper: null }))}
        />
      )}
    </PictureFrame>
  );
}
