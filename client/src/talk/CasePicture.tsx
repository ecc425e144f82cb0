import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';
import { useQuery } from '@tanstack/react-query';
import { useObjectUrl } from '../ui/use-object-url.ts';
import { MarkShape } from './MarkShape.tsx';
import { type Box, cropAround } from './mark-crop.ts';
import type { MarkedStill } from './talk-fold.ts';
import { pictureQuery } from './talk-queries.ts';

const THUMB_RATIO = 4 / 3;

/** A photo of the case; its ground alone until it is here. */
export function CasePhoto({ caseId, pictureId, alt }: { caseId: string; pictureId: string; alt: string }) {
  const url = useObjectUrl(useQuery(pictureQuery(caseId, pictureId)).data);
  return url ? <img src={url} alt={alt} /> : <span className="no-picture" />;
}

/** A mark with the part of the still around it, or with the whole of it. */
export function MarkedPicture({
  caseId,
  still,
  mark,
  alt,
  whole = false,
}: {
  caseId: string;
  still: MarkedStill;
  mark: Mark;
  alt: string;
  whole?: boolean;
}) {
  const url = useObjectUrl(useQuery(pictureQuery(caseId, still.pictureId)).data);
  const box: Box = whole ? { x: 0, y: 0, ...sizeOf(still) } : cropAround(mark, still, THUMB_RATIO);
  if (!url) return <span className="no-picture" />;
  return (
    <svg
      className="marked"
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      role="img"
      aria-label={alt}
    >
      <image href={url} width={still.width} height={still.height} />
      <g className="mark-under">
        <MarkShape mark={mark} />
      </g>
      <g className="mark-over">
        <MarkShape mark={mark} />
      </g>
    </svg>
  );
}

const sizeOf = ({ width, height }: MarkedStill) => ({ width, height });
