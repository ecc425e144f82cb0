import type { ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { SCOPES, type Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { ReactNode } from 'react';
import { listWords, type Translate, useWords } from '../ui/console/words.ts';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { MarkIcon } from '../ui/icons/MarkIcon.tsx';
import { MessageIcon } from '../ui/icons/MessageIcon.tsx';
import { ScreenIcon } from '../ui/icons/ScreenIcon.tsx';
import { SunIcon } from '../ui/icons/SunIcon.tsx';
import { VideoIcon } from '../ui/icons/VideoIcon.tsx';
import { MaskedPictures } from './MaskedPictures.tsx';

const icons: Record<Scope, ReactNode> = {
  timeline: <SunIcon />,
  location: <MarkIcon />,
  messages: <MessageIcon />,
  stills: <VideoIcon />,
  seat: <ScreenIcon />,
};

/** Exactly what the complainant will see, and under the hatch what stays inside. */
export function SharedContents({ request }: { request: ShareRequest }) {
  const { t } = useWords();
  const withheld = SCOPES.filter((scope) => !request.scopes.includes(scope));
  return (
    <section className="section">
      <h2>
        {t('approval.sees')} <small>{t('approval.scopes', { n: request.scopes.length })}</small>
      </h2>
      <ul className="scope-list">
        {request.scopes.map((scope) => (
          <li key={scope}>
            {icons[scope]}
            <div>
              <b>{titleOf(scope, request, t)}</b>
              <p>{detailOf(scope, request, t)}</p>
              {scope === 'stills' && request.stills.length > 0 && (
                <MaskedPictures caseId={request.row.id} pictureIds={request.stills} />
              )}
            </div>
          </li>
        ))}
        <li className="withheld">
          <LockIcon />
          <div>
            <b>{t('approval.withheld')}</b>
            <p>
              {listWords([
                ...withheld.map((scope) => t(`approval.withheldScope.${scope}`)),
                t('approval.withheldAlways.updates'),
                t('approval.withheldAlways.originals'),
                t('approval.withheldAlways.assessments'),
                t('approval.withheldAlways.identity'),
              ])}
            </p>
          </div>
        </li>
      </ul>
    </section>
  );
}

function titleOf(scope: Scope, { stills }: ShareRequest, t: Translate): string {
  return scope === 'stills' && stills.length > 0
    ? t('approval.stills', { n: stills.length })
    : t(`common:scope.${scope}.title`);
}

function detailOf(scope: Scope, { heldUpdates, stills }: ShareRequest, t: Translate): string {
  if (scope === 'timeline')
    return t(heldUpdates > 0 ? 'approval.held' : 'approval.noneHeld', { n: heldUpdates });
  if (scope === 'stills') return t(stills.length > 0 ? 'approval.stillsDetail' : 'approval.noStills');
  return t(`sharing.${scope}Detail`);
}
