import { pictureAddress } from '../api/picture-address.ts';
import { ImageIcon } from '../ui/icons/ImageIcon.tsx';
import { usePicture } from '../ui/still/use-picture.ts';
import type { Still } from './still-story.ts';

/** A still in small, as others get it where they do. Decoration: its name stands beside it. */
export function Thumbnail({ caseId, still }: { caseId: string; still: Still }) {
  const { url } = usePicture(pictureAddress(caseId, still.copy?.pictureId ?? still.facts.pictureId));
  return (
    <span className="still-thumb" aria-hidden="true">
      {url ? <img src={url} alt="" draggable={false} /> : <ImageIcon />}
    </span>
  );
}
