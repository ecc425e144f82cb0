import { classNames } from '../ui/class-names.ts';
import { usePicture } from '../ui/still/use-picture.ts';
import type { ShownSession } from './held-view.ts';
import { pictureAddress } from './ShownStill.tsx';

type Still = ShownSession['stills'][number];

/** Small pictures that the strip has room for; each fetch is a line in the register. */
const MOST = 4;

/** The stills of the case, small; the officer chooses which one is looked at. */
export function StillStrip({
  stills,
  shown,
  nameOf,
}: {
  stills: readonly Still[];
  shown: string;
  nameOf: (place: number) => string;
}) {
  if (stills.length < 2) return null;
  const place = stills.findIndex(({ still }) => still === shown);
  const first = Math.max(0, Math.min(place - 1, stills.length - MOST));
  return (
    <ol className="seat-strip">
      {stills.slice(first, first + MOST).map((still, index) => (
        <Small
          key={still.pictureId}
          still={still}
          isShown={still.still === shown}
          name={nameOf(first + index)}
        />
      ))}
    </ol>
  );
}

function Small({ still, isShown, name }: { still: Still; isShown: boolean; name: string }) {
  const picture = usePicture(pictureAddress(still.pictureId));
  return (
    <li className={classNames(isShown && 'on')} aria-current={isShown ? 'true' : undefined}>
      {picture.url ? <img src={picture.url} alt={name} /> : <span className="sr">{name}</span>}
    </li>
  );
}
