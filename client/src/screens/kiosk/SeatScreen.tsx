import { type CSSProperties, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { turnAt } from '../../kiosk/board-turn.ts';
import { dataAge } from '../../kiosk/data-age.ts';
import { LanguageTurn } from '../../kiosk/LanguageTurn.tsx';
import { loadAfreshSoon, useDailyFreshLoad } from '../../kiosk/load-afresh.ts';
import { QuietWall } from '../../kiosk/QuietWall.tsx';
import { useWallLayout } from '../../kiosk/use-wall-layout.ts';
import { Wall } from '../../kiosk/Wall.tsx';
import { CoViewedCase } from '../../seat-display/CoViewedCase.tsx';
import type { HeldView } from '../../seat-display/held-view.ts';
import { IdleSeat } from '../../seat-display/IdleSeat.tsx';
import { useSeatLink } from '../../seat-display/use-seat-link.ts';
import { wearAccent } from '../../ui/brand.ts';
import { setLanguage } from '../../ui/i18n.ts';
import { useNow } from '../../ui/server-clock.ts';
import '../../seat-display/seat-display.css';

/** What the picture leaves of the wall's height to everything else. */
const AROUND = { landscape: 284, portrait: 1375 };

/** The display of one seat: the case an officer shows there, and nothing of it otherwise. */
export function SeatScreen({ onUnpaired }: { onUnpaired: () => void }) {
  const { held, end } = useSeatLink({ unpaired: onUnpaired, outdated: loadAfreshSoon });
  return held ? <SeatWall held={held} onEnd={end} /> : <QuietWall reason="starting" />;
}

function SeatWall({ held, onEnd }: { held: HeldView; onEnd: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const layout = useWallLayout();
  const { seat, session } = held;
  const { station } = seat;
  const age = dataAge(performance.now() - held.heardAt);
  const language = session?.language ?? turnAt(now).language;
  useEffect(() => {
    void setLanguage(language, { remember: false });
  }, [language]);
  useEffect(() => {
    wearAccent(station.accent);
    return () => wearAccent(null);
  }, [station.accent]);
  useDailyFreshLoad(station.timeZone);
  const still = { '--still-block': `${layout.height - AROUND[layout.orientation]}px` } as CSSProperties;
  return (
    <Wall layout={layout} kind={session ? 'seat' : 'seat idle'} style={still}>
      {session ? (
        <CoViewedCase seat={seat} session={session} now={now} onEnd={onEnd} />
      ) : (
        <IdleSeat
          seat={seat}
          emptied={held.emptied}
          now={now}
          age={age && t('age', { ago: t(`ago.${age.unit}`, { count: age.count }) })}
          turn={<LanguageTurn />}
        />
      )}
    </Wall>
  );
}
