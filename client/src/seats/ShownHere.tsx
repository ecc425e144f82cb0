import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/console/Segmented.tsx';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatTime } from '../ui/format.ts';
import { SeatIcon } from '../ui/icons/SeatIcon.tsx';
import { Tag } from '../ui/Tag.tsx';
import { wipedAt } from './attendance.ts';
import { type SharedStill, type seatStanding, stillShown } from './seat-standing.ts';
import { useToldAt } from './use-attendance.ts';
import { useDisplayWords } from './use-display-words.ts';
import type { SeatActs } from './use-seat-acts.ts';

type Shown = Extract<ReturnType<typeof seatStanding>, { is: 'shown' }>;

/** On which seat the case is shown, until when, which still is looked at, and the end of it. */
export function ShownHere({
  shown: { seat, isOwn, until },
  stills,
  acts,
  now,
}: {
  shown: Shown;
  stills: readonly SharedStill[];
  /** Null for those who may only see it. */
  acts: SeatActs | null;
  now: number;
}) {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const displayOf = useDisplayWords();
  const chosen = stillShown(stills, seat.session?.still ?? null);
  const isReady = seat.display?.isConnected === true;
  return (
    <div className="seat-shown">
      <p className="now">
        <SeatIcon />
        <b>{t('seats:shownAt', { n: seat.number })}</b>
        <Tag kind={isReady ? 'ok' : 'alert'}>{displayOf(seat)}</Tag>
      </p>
      <p className="hint num">
        {seat.session && `${t('seats:shownBy', { officer: words.officer(seat.session.officer) })} · `}
        {t('seats:until', { at: formatTime(until, zone) })}
      </p>
      {stills.length === 0 && <p className="hint">{t('seats:noStill')}</p>}
      {acts && isOwn && stills.length > 1 && (
        <Segmented
          label={t('seats:which')}
          value={chosen}
          onChange={(still) => acts.show(seat.id, still)}
          options={stills.map(({ still, n }) => ({ value: still, label: t('seats:still', { n }) }))}
        />
      )}
      {isOwn && <AwayNote session={seat.session} now={now} />}
      {acts && (
        <Button small disabled={acts.isPending} onClick={() => acts.end(seat.id)}>
          {t('seats:end')}
        </Button>
      )}
    </div>
  );
}

/** Said when the page was not touched for long; touching it is the answer. */
function AwayNote({ session, now }: { session: Shown['seat']['session']; now: number }) {
  const { t } = useWords();
  const zone = useZone();
  const toldAt = useToldAt(session);
  const at = toldAt === null ? null : wipedAt(toldAt, now);
  if (at === null) return null;
  return (
    <p className="seat-away" role="status">
      <span className="num">{t('seats:away.soon', { at: formatTime(at, zone) })}</span>{' '}
      <Button small>{t('seats:away.here')}</Button>
    </p>
  );
}
