import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CameraIcon } from '../ui/icons/CameraIcon.tsx';
import { ClueIcon } from '../ui/icons/ClueIcon.tsx';
import { MarkIcon } from '../ui/icons/MarkIcon.tsx';
import { MessageIcon } from '../ui/icons/MessageIcon.tsx';
import type { Sheet } from './sheets.ts';

const ALL: readonly { name: Sheet['name']; scope: Scope; icon: ReactNode }[] = [
  { name: 'clue', scope: 'messages', icon: <ClueIcon size="l" /> },
  { name: 'photo', scope: 'messages', icon: <CameraIcon size="l" /> },
  { name: 'stills', scope: 'stills', icon: <MarkIcon size="l" /> },
  { name: 'messages', scope: 'messages', icon: <MessageIcon size="l" /> },
];

/** What can be done now, always at the foot of the screen; nothing that is not shared. */
export function Dock({
  scopes,
  unread,
  onOpen,
}: {
  scopes: readonly Scope[];
  unread: number;
  onOpen: (sheet: Sheet) => void;
}) {
  const { t } = useTranslation('take-part');
  const offered = ALL.filter(({ scope }) => scopes.includes(scope));
  if (offered.length === 0) return null;
  return (
    <nav className="dock" aria-label={t('dock.label')}>
      {offered.map(({ name, icon }, index) => (
        <button
          type="button"
          key={name}
          className={index === 0 ? 'main' : undefined}
          onClick={() => onOpen(name === 'stills' ? { name, still: null } : { name })}
        >
          {icon}
          <span>{t(`dock.${name}`)}</span>
          {name === 'messages' && unread > 0 && (
            <>
              <b aria-hidden="true">{unread}</b>
              <span className="sr">{t('unread', { count: unread })}</span>
            </>
          )}
        </button>
      ))}
    </nav>
  );
}
