import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/console/words.ts';
import { SeatNumber } from './SeatNumber.tsx';
import type { SeatChoice } from './seat-standing.ts';
import { useDisplayWords } from './use-display-words.ts';
import type { SeatActs } from './use-seat-acts.ts';

/** The seats of the hall: which are free, and who uses the others. */
export function SeatChoices({ choices, acts }: { choices: readonly SeatChoice[]; acts: SeatActs }) {
  const words = useWords();
  const { t } = words;
  const displayOf = useDisplayWords();
  return (
    <ul className="seat-list">
      {choices.map(({ seat, state }) => (
        <li key={seat.id}>
          <SeatNumber n={seat.number} isTaken={state === 'taken'} />
          <small>
            {state === 'free' && displayOf(seat)}
            {state === 'own' && t('seats:ownOther')}
            {state === 'taken' &&
              seat.session &&
              t('seats:taken', { officer: words.officer(seat.session.officer) })}
          </small>
          {state !== 'taken' && (
            <Button
              small
              disabled={acts.isPending}
              aria-label={t('seats:openAt', { n: seat.number })}
              onClick={() => acts.open(seat.id)}
            >
              {t('seats:open')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
