import { useTranslation } from 'react-i18next';
import { StillLegend } from '../ui/still/StillLegend.tsx';
import type { HeldView, ShownSession } from './held-view.ts';
import { SeatHead } from './SeatHead.tsx';
import { ShownStill } from './ShownStill.tsx';
import { StillStrip } from './StillStrip.tsx';
import { WhoAndHowLong } from './WhoAndHowLong.tsx';

/** The one case that an officer shows here: its picture with the marks of both sides, how long is left, and the way out. */
export function CoViewedCase({
  seat,
  session,
  now,
  onEnd,
}: {
  seat: HeldView['seat'];
  session: ShownSession;
  now: number;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const place = session.stills.findIndex(({ still }) => still === session.shown);
  const shown = session.stills[place];
  const nameOf = (n: number) => t('seats:display.stillOf', { n: n + 1, all: session.stills.length });
  return (
    <>
      <SeatHead seat={seat} now={now} detail={t('seats:display.with')} />
      <section className="seat-stage" aria-label={t('seats:display.with')}>
        <div className="seat-picture">
          {shown ? (
            <ShownStill key={shown.pictureId} still={shown} marks={session.marks} label={nameOf(place)} />
          ) : (
            <div className="seat-no-still">
              <p className="b">{t('seats:display.noStill')}</p>
              <p>{t('seats:display.noStillDetail')}</p>
            </div>
          )}
        </div>
        {shown && (
          <div className="seat-under">
            <StillLegend />
            <StillStrip stills={session.stills} shown={shown.still} nameOf={nameOf} />
          </div>
        )}
      </section>
      <WhoAndHowLong seat={seat} session={session} now={now} onEnd={onEnd} />
    </>
  );
}
