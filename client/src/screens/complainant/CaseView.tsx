import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnHero } from '../../cases/OwnHero.tsx';
import { OwnTimeline } from '../../cases/OwnTimeline.tsx';
import { isCaseEnded, nameIn, ownView } from '../../cases/own-view.ts';
import { WhatHelpsNow, WhatYouCanSee, WhatYouStillSee } from '../../cases/WhatYouSee.tsx';
import { WhoAndWhen } from '../../cases/WhoAndWhen.tsx';
import type { OwnCase } from '../../live/apply-event.ts';
import type { ConnectionWatch } from '../../live/connection-watch.ts';
import { wearAccent } from '../../ui/brand.ts';
import { currentLanguage } from '../../ui/i18n.ts';
import { Hero, Sheet, Topbar } from '../../ui/PhoneShell.tsx';
import { useNow } from '../../ui/server-clock.ts';
import { Announcer } from './Announcer.tsx';
import { CaseFoot } from './CaseFoot.tsx';
import { OwnConnection, useConnectionState } from './OwnConnection.tsx';
import { QuickExitButton } from './QuickExitButton.tsx';

/** The one page of the complainant. */
export function CaseView({
  own: held,
  watch,
  onHandBack,
}: {
  own: OwnCase;
  watch: ConnectionWatch;
  onHandBack: () => void;
}) {
  const { t } = useTranslation();
  const now = useNow();
  const view = ownView(held.header, now);
  // Presence is of this moment: without a live connection nobody knows.
  const isLive = useConnectionState(watch, view) === 'live';
  const own = isLive ? held : { ...held, isOfficerPresent: null };
  const isOver = isCaseEnded(own.header);
  const { station } = own.case;
  const stationName = nameIn(station.names, currentLanguage());
  useEffect(() => {
    wearAccent(station.accent);
  }, [station.accent]);
  useEffect(() => {
    document.title = `${stationName} · ${t('product')}`;
  }, [stationName, t]);
  return (
    <div className={`phone ${view.phase}`}>
      <Hero>
        <Topbar brand={stationName}>
          <OwnConnection watch={watch} view={view} timeZone={station.timeZone} />
          <QuickExitButton />
        </Topbar>
        <OwnHero own={own} view={view} now={now} />
      </Hero>
      <Sheet>
        {own.isRewritten && (
          <p className="notice alert" role="alert">
            {t('rewritten')}
          </p>
        )}
        <WhoAndWhen own={own} view={view} now={now} />
        {view.phase === 'waiting' && !isOver && <WhatYouCanSee view={view} />}
        {view.phase === 'ended' && <WhatYouStillSee isOver={isOver} />}
        <OwnTimeline own={own} view={view} now={now} />
        {view.phase === 'waiting' && !isOver && <WhatHelpsNow kind={own.case.kind} />}
        <CaseFoot number={own.case.number} onHandBack={onHandBack} />
      </Sheet>
      <Announcer own={own} view={view} watch={watch} />
    </div>
  );
}
