import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { UpdateUndoBar } from '../../officer-cases/UpdateUndoBar.tsx';
import { useShortcuts } from '../../ui/console/use-shortcuts.ts';
import { useWords } from '../../ui/console/words.ts';
import { useLive } from './live-context.ts';
import { Rail } from './Rail.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { focusSearch } from './search-focus.ts';
import { useMe } from './session.ts';

/** Rail, page, and what is about to be sent. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const me = useMe();
  const { undo } = useLive();
  const navigate = useNavigate();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const search = (event: KeyboardEvent) => {
    if (focusSearch()) event.preventDefault();
  };
  useShortcuts({
    '/': search,
    'mod+k': search,
    '?': () => setHelpOpen(true),
    n: (event) => {
      if (!isAllowed(me.officer.roles, 'take-report')) return;
      event.preventDefault();
      void navigate({ to: '/new' });
    },
  });
  return (
    <div className="console">
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <Rail onHelp={() => setHelpOpen(true)} />
      <div className="console-page" id="main" tabIndex={-1}>
        {children}
      </div>
      <UpdateUndoBar queue={undo} />
      <ShortcutHelp open={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
