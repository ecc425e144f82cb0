import type { CaseKind } from '@sunshine-seat/shared/domain/case-state.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallIcon } from '../ui/icons/CallIcon.tsx';
import { CheckIcon } from '../ui/icons/CheckIcon.tsx';
import { MinusIcon } from '../ui/icons/MinusIcon.tsx';
import { NoteIcon } from '../ui/icons/NoteIcon.tsx';
import { PeopleIcon } from '../ui/icons/PeopleIcon.tsx';
import { SimIcon } from '../ui/icons/SimIcon.tsx';
import { SunIcon } from '../ui/icons/SunIcon.tsx';
import { Section } from '../ui/PhoneShell.tsx';
import type { OwnView } from './own-view.ts';

function Can({
  icon,
  title,
  later,
  children,
}: {
  icon: ReactNode;
  title: string;
  later?: boolean;
  children: ReactNode;
}) {
  return (
    <li className={later ? 'later' : undefined}>
      {icon}
      <span>
        <b>{title}</b>
        {children}
      </span>
    </li>
  );
}

/** Before approval: what can be seen already, and what comes with it. */
export function WhatYouCanSee({ view }: { view: OwnView & { phase: 'waiting' } }) {
  const { t } = useTranslation();
  return (
    <Section title={t('see.title')}>
      <ul className="can">
        <Can icon={<CheckIcon />} title={t('see.now')}>
          {t('see.nowDetail')}
        </Can>
        {view.variant !== 'excluded' && (
          <Can icon={<SunIcon />} title={t('see.approved')} later>
            {t('see.approvedDetail')}
          </Can>
        )}
      </ul>
    </Section>
  );
}

/** After the window: what stays, and what does not. */
export function WhatYouStillSee({ isOver }: { isOver: boolean }) {
  const { t } = useTranslation();
  return (
    <Section title={t('keep.title')}>
      <ul className="keep">
        <li>
          <CheckIcon />
          {t('keep.updates')}
        </li>
        <li>
          <CheckIcon />
          {t('keep.facts')}
        </li>
        {!isOver && (
          <li className="gone">
            <MinusIcon />
            {t('keep.gone')}
          </li>
        )}
      </ul>
    </Section>
  );
}

type Help = 'sim' | 'bank' | 'distance' | 'remember';
const helps: Record<CaseKind, readonly Help[]> = {
  theft: ['sim', 'remember'],
  robbery: ['sim', 'remember'],
  lost_property: ['sim', 'remember'],
  fraud: ['bank', 'remember'],
  dispute: ['distance', 'remember'],
  other: ['remember'],
};
const helpIcons: Record<Help, ReactNode> = {
  sim: <SimIcon />,
  bank: <CallIcon />,
  distance: <PeopleIcon />,
  remember: <NoteIcon />,
};

/** What the person can do while the others work. */
export function WhatHelpsNow({ kind }: { kind: CaseKind }) {
  const { t } = useTranslation();
  return (
    <Section title={t('help.title')}>
      <ul className="can">
        {helps[kind].map((help) => (
          <Can key={help} icon={helpIcons[help]} title={t(`help.${help}.title`)}>
            {t(`help.${help}.detail`)}
          </Can>
        ))}
      </ul>
    </Section>
  );
}
