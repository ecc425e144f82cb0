import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Emptied, HeldView } from './held-view.ts';
import { SeatHead } from './SeatHead.tsx';

/** What stands on the display while nothing of a case does: which seat this is, and that one may sit down. */
export function IdleSeat({
  seat,
  emptied,
  now,
  age,
  turn,
}: {
  seat: HeldView['seat'];
  emptied: Emptied;
  now: number;
  /** How old what is known is, in words, once it is not as good as live. */
  age: string | null;
  /** Whose language has its turn. */
  turn: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <>
      <SeatHead seat={seat} now={now} />
      <section className="seat-idle">
        <p className="tile num b" aria-hidden="true">
          {seat.number}
        </p>
        <h2 className="b">{t('seats:display.idle.title')}</h2>
        <p>{t('seats:display.idle.text')}</p>
        <p className="note">{t('seats:display.idle.after')}</p>
      </section>
      <footer className="seat-foot">
        {turn}
        <p className="notice" role="status">
          {emptied === 'lost' && t('seats:display.lost')}
          {emptied === 'tapped' && t('seats:display.cleared')}
        </p>
        {age && <p className="age">{age}</p>}
      </footer>
    </>
  );
}
