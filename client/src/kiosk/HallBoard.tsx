import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import { useEffect } from 'react';
import { wearAccent } from '../ui/brand.ts';
import { setLanguage } from '../ui/i18n.ts';
import { useNow } from '../ui/server-clock.ts';
import { BoardHead } from './BoardHead.tsx';
import { turnAt } from './board-turn.ts';
import { CaseCards } from './CaseCards.tsx';
import { dataAge } from './data-age.ts';
import { FollowOnPhone } from './FollowOnPhone.tsx';
import { HallSeats } from './HallSeats.tsx';
import { useDailyFreshLoad } from './load-afresh.ts';
import { TodaysFigures } from './TodaysFigures.tsx';
import { useWallLayout } from './use-wall-layout.ts';
import { Wall } from './Wall.tsx';

const MINUTE = 60_000;

/** The hall board: one whole screen in one language, then the next. */
export function HallBoard({ board, heardAt }: { board: Board; heardAt: number }) {
  const now = useNow();
  const layout = useWallLayout();
  const { language, round } = turnAt(now);
  const { station } = board;
  useEffect(() => {
    void setLanguage(language, { remember: false });
  }, [language]);
  useEffect(() => {
    wearAccent(station.accent);
    return () => wearAccent(null);
  }, [station.accent]);
  useDailyFreshLoad(station.timeZone);
  return (
    <Wall layout={layout} kind="board">
      <BoardHead station={station} now={now - (now % MINUTE)} orientation={layout.orientation} />
      <HallSeats seats={board.seats} round={round} layout={layout} />
      <CaseCards cards={board.cards} now={now} round={round} layout={layout} />
      <FollowOnPhone portalUrl={board.portalUrl} />
      <TodaysFigures figures={board.figures} age={dataAge(performance.now() - heardAt)} />
    </Wall>
  );
}
