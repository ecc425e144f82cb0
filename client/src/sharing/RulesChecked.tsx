import type { Me, ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import type { ReactNode } from 'react';
import { useWords } from '../ui/console/words.ts';
import { formatLength } from '../ui/format.ts';
import { CheckIcon } from '../ui/icons/CheckIcon.tsx';
import { CloseIcon } from '../ui/icons/CloseIcon.tsx';
import { KeyIcon } from '../ui/icons/KeyIcon.tsx';

export function RulesChecked({ request, me }: { request: ShareRequest; me: Me }) {
  const { t } = useWords();
  const { policy } = me.station;
  const kind = t(`common:kind.${request.row.kind}`);
  const isOther = request.requestedBy.id !== me.officer.id;
  const isIncluded = !policy.excludedKinds.includes(request.row.kind);
  return (
    <section className="section">
      <h2>{t('rules.title')}</h2>
      <ul className="rules">
        <Rule isKept={isOther}>{t(isOther ? 'rules.twoPeople' : 'rules.samePerson')}</Rule>
        <Rule isKept={isIncluded}>{t(isIncluded ? 'rules.included' : 'rules.excluded', { kind })}</Rule>
        <Rule isKept>
          {t(request.grantableMinutes < request.minutes ? 'rules.cut' : 'rules.length', {
            max: formatLength(request.grantableMinutes * 60_000),
          })}
        </Rule>
        <li>
          <KeyIcon />
          {t('rules.stepUp')}
        </li>
      </ul>
    </section>
  );
}

function Rule({ isKept, children }: { isKept: boolean; children: ReactNode }) {
  return (
    <li className={isKept ? 'kept' : 'broken'}>
      {isKept ? <CheckIcon /> : <CloseIcon />}
      {children}
    </li>
  );
}
