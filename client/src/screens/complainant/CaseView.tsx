import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnHero } from '../../cases/OwnHero.tsx';
import { OwnTimeline } from '../../cases/OwnTimeline.tsx';
import { isCaseEnded, type OwnView, ownView } from '../../cases/own-view.ts';
import { seenPlace } from '../../cases/seen-place.ts';
import { WhatHelpsNow, WhatYouCanSee, WhatYouStillSee } from '../../cases/WhatYouSee.tsx';
import { WhoAndWhen } from '../../cases/WhoAndWhen.tsx';
import type { OwnCase } from '../../live/apply-event.ts';
import { openScopes } from '../../live/own-lens.ts';
import type { OwnLink } from '../../live/own-link.ts';
import type { Sheet as TakePartSheet } from '../../take-part/sheets.ts';
import { wearAccent } from '../../ui/brand.ts';
import { currentLanguage } from '../../ui/i18n.ts';
import { nameIn } from '../../ui/names.ts';
import { Hero, Sheet, Topbar } from '../../ui/PhoneShell.tsx';
import { useNow } from '../../ui/server-clock.ts';
import { Announcer } from './Announcer.tsx';
import { CaseFoot } from './CaseFoot.tsx';
import { OwnConnection, useConnectionState } from './OwnConnection.tsx';
import { QuickExitButton } from './QuickExitButton.tsx';
import { loadTakePart } from './take-part-later.ts';
import { useLater } from './use-later.ts';

/** The one page of the complainant. */
export function CaseView({
  own: held,
  link,
  onHandBack,
}: {
  own: OwnCase;
  link: OwnLink;
  onHandBack: () => void;
}) {
  const { t } = useTranslation();
  const now = useNow();
  const view = ownView(held.header, now);
  const { watch } = link;
  // Presence is of this moment: without a live connection nobody knows.
  const isLive = useConnectionState(watch, view) === 'live';
  const own = isLive ? held : { ...held, isOfficerPresent: null };
  const isOver = isCaseEnded(own.header);
  const { station } = own.case;
  const { relation } = own.pass;
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
        {relation && <p className="notice">{t('helping', { relation: t(`relation.${relation}`) })}</p>}
        <WhoAndWhen own={own} view={view} now={now} />
        {view.phase === 'waiting' && !isOver && <WhatYouCanSee view={view} />}
        {view.phase === 'ended' && <WhatYouStillSee isOver={isOver} />}
        <TimelineAndDock own={held} view={view} now={now} link={link} />
        {view.phase === 'waiting' && !isOver && <WhatHelpsNow kind={own.case.kind} />}
        <CaseFoot
          number={own.case.number}
          timeZone={station.timeZone}
          isOwn={!relation}
          onHandBack={onHandBack}
        />
      </Sheet>
      <Announcer own={own} view={view} watch={watch} />
    </div>
  );
}

/** The timeline, and taking part around it once its code is here; until then its place is kept. */
function TimelineAndDock({
  own,
  view,
  now,
  link,
}: {
  own: OwnCase;
  view: OwnView;
  now: number;
  link: OwnLink;
}) {
  const later = useLater(loadTakePart);
  const [cards, setCards] = useState<Element | null>(null);
  const [sheet, onSheet] = useState<TakePartSheet | null>(null);
  const shown = useSyncExternalStore(seenPlace.subscribe, seenPlace.all);
  return (
    <>
      {/* Noted only when there is something to put there: what is noted draws the page once more. */}
      <div className="cards" ref={later && setCards} />
      {later && <later.OwnItems own={own} onContributed={link.contributed} />}
      <OwnTimeline
        own={own}
        view={view}
        now={now}
        extra={
          later &&
          ((event) =>
            later.hasExtra(event) && (
              <later.LineExtra
                {...{ own, event, now }}
                onStill={(still) => onSheet({ name: 'stills', still })}
              />
            ))
        }
      />
      {later ? (
        <later.TakePart {...{ own, link, now, shown, sheet, onSheet, cards }} onRead={seenPlace.show} />
      ) : (
        openScopes(own.header, now).some((scope) => scope !== 'timeline') && <div className="dock-place" />
      )}
    </>
  );
}
