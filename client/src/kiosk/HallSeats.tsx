import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';
import { pageInRound } from './board-cards.ts';
import { PageOf } from './PageOf.tsx';
import { seatShape } from './seat-shape.ts';
import type { WallLayout } from './wall-layout.ts';

/** The numbered seats of the hall: free, or somebody is served there. Never who. */
export const HallSeats = memo(function HallSeats({
  seats,
  round,
  layout,
}: {
  seats: Board['seats'];
  round: number;
  layout: WallLayout;
}) {
  const { t } = useTranslation();
  if (seats.length === 0) return null;
  const { columns, rows } = seatShape(seats.length, layout.orientation);
  const { shown, page, pages } = pageInRound(seats, columns * rows, round);
  return (
    <section className="seats">
      <h2 className="section-title b">
        {t('seats:hall.title')}
        <PageOf page={page} pages={pages} />
      </h2>
      <ul
        className={classNames(columns > 1 && 'beside')}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {shown.map(({ number, state }) => (
          <li key={number} className={classNames('seat-tile', state)} data-seat={number}>
            <b className="no num">
              <span aria-hidden="true">{number}</span>
              <span className="sr">{t('seats:seat', { n: number })}</span>
            </b>
            <span className="state">{t(`seats:hall.${state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
});
