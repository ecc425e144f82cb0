import type { Me, OfficerCase, RowSharing } from '@sunshine-seat/shared/contract/officer.ts';
import { ENDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { type Scope, windowElapsed } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { type Translate, useWords } from '../ui/console/words.ts';
import { formatCountdown, formatTime } from '../ui/format.ts';
import { MarkIcon } from '../ui/icons/MarkIcon.tsx';
import { MessageIcon } from '../ui/icons/MessageIcon.tsx';
import { ScreenIcon } from '../ui/icons/ScreenIcon.tsx';
import { SunIcon } from '../ui/icons/SunIcon.tsx';
import { VideoIcon } from '../ui/icons/VideoIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { Tag } from '../ui/Tag.tsx';
import { WindowRing } from '../ui/WindowRing.tsx';
import { NarrowDialog } from './NarrowDialog.tsx';
import { RequestSharingDialog } from './RequestSharingDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';
import { scopesShared } from './scope-choice.ts';

/** How sharing stands: the ring, what is shared, and what may be done about it. */
export function SharingPanel({ held, me }: { held: OfficerCase; me: Me }) {
  const { t } = useWords();
  const now = useNow();
  const [asked, setAsked] = useState<'request' | 'narrow' | 'revoke' | null>(null);
  const { row } = held;
  const { sharing } = row;
  const isOpen = sharing.state === 'open' && now < sharing.endsAt;
  const waiting = sharing.state === 'asked' ? sharing : sharing.state === 'open' ? sharing.asked : null;
  const canRequest =
    isAllowed(me.officer.roles, 'request-sharing') &&
    !ENDS.includes(row.stage) &&
    sharing.state !== 'excluded' &&
    waiting === null;
  const canRevoke = isOpen && isAllowed(me.officer.roles, 'revoke-sharing');

  const shared = scopesShared(held.events);
  const canNarrow = canRevoke && shared.length > 1;

  return (
    <section className="share panes" aria-label={t('sharing.title')}>
      <PanelTop held={held} now={now} />
      {isOpen && <Scopes shared={shared} />}
      {waiting && <WaitingLine waiting={waiting} me={me} now={now} />}
      {(canRequest || canRevoke) && (
        <div className="acts">
          {canRequest && (
            <button type="button" className="btn" onClick={() => setAsked('request')}>
              {t(isOpen ? 'sharing.extend' : 'sharing.request')}
            </button>
          )}
          {canNarrow && (
            <button type="button" className="btn" onClick={() => setAsked('narrow')}>
              {t('people:narrow.button')}
            </button>
          )}
          {canRevoke && (
            <button type="button" className="btn" onClick={() => setAsked('revoke')}>
              {t('sharing.revoke')}
            </button>
          )}
        </div>
      )}
      {asked === 'request' && (
        <RequestSharingDialog
          held={held}
          policyMinutes={me.station.policy.windowMinutes}
          isExtension={isOpen}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'narrow' && <NarrowDialog held={held} onClose={() => setAsked(null)} />}
      {asked === 'revoke' && <RevokeDialog held={held} onClose={() => setAsked(null)} />}
    </section>
  );
}

function PanelTop({ held, now }: { held: OfficerCase; now: number }) {
  const { t } = useWords();
  const zone = useZone();
  const { sharing } = held.row;
  if (sharing.state === 'open' && now < sharing.endsAt) {
    const left = formatCountdown(sharing.endsAt - now);
    return (
      <Top
        ring={
          <WindowRing
            size={104}
            elapsed={windowElapsed(sharing, now)}
            label={t('sharing.leftLabel', { left })}
          >
            <span className="left">{left}</span>
          </WindowRing>
        }
        title={t('sharing.open')}
      >
        <p className="num">{t('sharing.until', { at: formatTime(sharing.endsAt, zone) })}</p>
        <p>
          {held.presence.isComplainantPresent ? (
            <b className="watching">{t('sharing.watching')}</b>
          ) : (
            t('sharing.notWatching')
          )}
        </p>
      </Top>
    );
  }
  const state = sharing.state === 'open' ? 'ended' : sharing.state;
  return (
    <Top
      ring={<WindowRing size={104} elapsed={0} state={state === 'ended' ? 'set' : 'wait'} />}
      title={t(`sharing.state.${state}`)}
    >
      <p>{stateDetail(sharing, held, t, (at) => formatMoment(at, now, zone))}</p>
    </Top>
  );
}

function Top({ ring, title, children }: { ring: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className="top">
      {ring}
      <div>
        <p className="b">{title}</p>
        {children}
      </div>
    </div>
  );
}

function stateDetail(
  sharing: RowSharing,
  held: OfficerCase,
  t: Translate,
  moment: (at: number) => string,
): string {
  switch (sharing.state) {
    case 'excluded':
      return t('sharing.rule', { kind: t(`common:kind.${held.row.kind}`) });
    case 'asked':
      return t('sharing.askedAt', { at: moment(sharing.at) });
    case 'ended':
      return t(`sharing.ended.${sharing.reason}`, { at: moment(sharing.endedAt) });
    case 'open':
      return t('sharing.ended.expired', { at: moment(sharing.endsAt) });
    case 'none':
      return t('sharing.noneDetail');
  }
}

function WaitingLine({
  waiting,
  me,
  now,
}: {
  waiting: { requestId: string; answerBy: number; byOfficerId: string };
  me: Me;
  now: number;
}) {
  const { t } = useWords();
  const zone = useZone();
  const canDecide = isAllowed(me.officer.roles, 'decide-sharing');
  return (
    <p className="waiting">
      {t('sharing.answerBy', { at: formatMoment(waiting.answerBy, now, zone) })}{' '}
      {canDecide && (
        <Link className="link" to="/approvals/$requestId" params={{ requestId: waiting.requestId }}>
          {t(waiting.byOfficerId === me.officer.id ? 'sharing.lookAt' : 'sharing.decide')}
        </Link>
      )}
    </p>
  );
}

const scopeIcons: Record<Scope, ReactNode> = {
  timeline: <SunIcon size="s" />,
  location: <MarkIcon size="s" />,
  messages: <MessageIcon size="s" />,
  stills: <VideoIcon size="s" />,
  seat: <ScreenIcon size="s" />,
};

function Scopes({ shared }: { shared: readonly Scope[] }) {
  const { t } = useWords();
  return (
    <p className="scopes">
      {shared.map((scope) => (
        <Tag key={scope}>
          {scopeIcons[scope]}
          {t(`common:scope.${scope}.title`)}
        </Tag>
      ))}
    </p>
  );
}
