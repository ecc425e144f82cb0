import { useTranslation } from 'react-i18next';
import { formatTime } from '../ui/format.ts';
import { useOwnPicture } from './own-pictures.ts';
import type { SharedStill } from './shared-stills.ts';

/** A small picture of a still; an empty ground while it is on its way. */
export function Thumbnail({ still }: { still: Pick<SharedStill, 'pictureId'> }) {
  const picture = useOwnPicture(still.pictureId);
  return <span className="thumb">{picture.state === 'shown' && <img src={picture.url} alt="" />}</span>;
}

/** The stills that stand now, newest first. */
export function StillList({
  stills,
  timeZone,
  onOpen,
}: {
  stills: readonly SharedStill[];
  timeZone: string;
  onOpen: (still: string) => void;
}) {
  const { t } = useTranslation('take-part');
  return (
    <ul className="still-list">
      {stills.map((one) => (
        <li key={one.still}>
          <button type="button" onClick={() => onOpen(one.still)}>
            <Thumbnail still={one} />
            <span>
              <span className="b" dir="auto">
                {one.caption ?? t('stills.noCaption')}
              </span>
              <span className="d">
                {t('stills.taken', { time: formatTime(one.at, timeZone) })}
                {one.marks.length > 0 && ` · ${t('stills.marks', { count: one.marks.length })}`}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
