import { formatDayAndTime } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useNow } from '../ui/server-clock.ts';
import type { Still } from './still-story.ts';
import { useStillWords } from './still-words.ts';

/** Where a still comes from and why it was called up. */
export function StillFactsBox({ still }: { still: Still }) {
  const words = useStillWords();
  const { t } = words;
  const zone = useZone();
  const now = useNow(60_000);
  const { facts, addedAt, addedBy } = still;
  return (
    <section className="box" aria-labelledby="still-facts-title">
      <h2 id="still-facts-title">{t('facts.title')}</h2>
      <dl className="facts">
        <dt>{t('facts.camera')}</dt>
        <dd>
          <bdi>{facts.camera}</bdi>
        </dd>
        <dt>{t('facts.taken')}</dt>
        <dd className="num">
          {facts.takenAt === null ? t('facts.unknown') : formatDayAndTime(facts.takenAt, now, zone)}
        </dd>
        <dt>{t('facts.reason')}</dt>
        <dd>
          <bdi>{facts.reason}</bdi>
        </dd>
        <dt>{t('facts.added')}</dt>
        <dd>
          <span className="num">{formatDayAndTime(addedAt, now, zone)}</span>{' '}
          {addedBy && `${words.officer(addedBy)} ${addedBy.badge}`}
        </dd>
      </dl>
    </section>
  );
}
