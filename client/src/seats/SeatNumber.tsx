import { classNames } from '../ui/class-names.ts';
import { useWords } from '../ui/console/words.ts';

/** The tile with the number of a seat, as it stands in the hall. */
export function SeatNumber({ n, isTaken = false }: { n: number; isTaken?: boolean }) {
  const { t } = useWords();
  return (
    <b className={classNames('seat-number num', isTaken && 'taken')}>
      <span aria-hidden="true">{n}</span>
      <span className="sr">{t('seats:seat', { n })}</span>
    </b>
  );
}
