import { windowElapsed } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { formatCountdown, formatTime } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { BadgeIcon } from '../ui/icons/BadgeIcon.tsx';
import { PersonIcon } from '../ui/icons/PersonIcon.tsx';
import { familyNameIn } from '../ui/names.ts';
import { RingFace } from '../ui/RingFace.tsx';
import { WindowRing } from '../ui/WindowRing.tsx';
import type { HeldView, ShownSession } from './held-view.ts';

/** How long is left, where the case stands, who is on it, and the tap that ends it all. */
export function WhoAndHowLong({
  seat: { station },
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
  const { officer, endsAt } = session;
  const left = formatCountdown(endsAt - now);
  return (
    <aside className="seat-info" aria-label={t('seats:display.now')}>
      <WindowRing elapsed={windowElapsed(session, now)} label={t('seats:display.leftLabel', { time: left })}>
        <RingFace
          above={t('seats:display.left')}
          time={left}
          below={t('seats:display.ends', { at: formatTime(endsAt, station.timeZone) })}
        />
      </WindowRing>
      <p className="seat-now">
        <span>{t('seats:display.now')}</span> <b>{t(`stage.${session.stage}`)}</b>
      </p>
      <ul className="seat-roles">
        <li>
          <BadgeIcon />
          <p>
            <b>{t('officerTitle', { name: familyNameIn(officer, currentLanguage()) })}</b>
            <small>{t('seats:display.operates', { badge: officer.badge })}</small>
          </p>
        </li>
        <li className="complainant">
          <PersonIcon />
          <p>
            <b>{t('seats:display.complainant')}</b>
            <small>
              {t(session.isComplainantPresent ? 'seats:display.marksOnPhone' : 'seats:display.notHere')}
            </small>
          </p>
        </li>
      </ul>
      <Button kind="sun" className="seat-end" onClick={onEnd}>
        {t('seats:display.end')}
      </Button>
      <p className="seat-endnote">{t('seats:display.endnote')}</p>
    </aside>
  );
}
