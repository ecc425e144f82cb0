import type { ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { SCOPES, type Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { ReactNode } from 'react';
import { listWords, useWords } from '../ui/console/words.ts';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { MarkIcon } from '../ui/icons/MarkIcon.tsx';
import { SunIcon } from '../ui/icons/SunIcon.tsx';

const icons: Record<Scope, ReactNode> = { timeline: <SunIcon />, location: <MarkIcon /> };

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
              <b>{t(`common:scope.${scope}.title`)}</b>
              <p>
                {scope === 'timeline'
                  ? t(request.heldUpdates > 0 ? 'approval.held' : 'approval.noneHeld', {
                      n: request.heldUpdates,
                    })
                  : t('sharing.locationDetail')}
              </p>
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
