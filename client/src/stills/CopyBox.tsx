import { Button } from '../ui/Button.tsx';
import { formatDayAndTime } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useNow } from '../ui/server-clock.ts';
import { Fingerprint } from './SealedOriginal.tsx';
import { StillStateTag } from './StillStateTag.tsx';
import type { Still, StillCopy } from './still-story.ts';
import { useStillWords } from './still-words.ts';

/** The copy that others have: what it hides, who shared it, its own fingerprint. */
export function CopyBox({
  still,
  copy,
  onWithdraw,
}: {
  still: Still;
  copy: StillCopy;
  /** Null for those who may not. */
  onWithdraw: (() => void) | null;
}) {
  const words = useStillWords();
  const { t } = words;
  const zone = useZone();
  const now = useNow(60_000);
  return (
    <section className="box" aria-labelledby="copy-title">
      <h2 id="copy-title">
        {t('copy.title')} <StillStateTag state={still.state} />
      </h2>
      <p>
        {t('copy.masks', { count: copy.masks })}
        {' · '}
        <span className="num">{formatDayAndTime(copy.at, now, zone)}</span>
        {copy.by && ` · ${words.officer(copy.by)} ${copy.by.badge}`}
      </p>
      {copy.caption && (
        <p className="text-text-2">
          <bdi>{copy.caption}</bdi>
        </p>
      )}
      <Fingerprint sha256={copy.sha256} />
      {onWithdraw && (
        <div className="box-acts">
          <Button small destructive onClick={onWithdraw}>
            {t('withdraw.open')}
          </Button>
        </div>
      )}
    </section>
  );
}
