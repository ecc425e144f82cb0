import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useState } from 'react';
import { UpdateUndoBar } from '../../officer-cases/UpdateUndoBar.tsx';
import { useShortcuts } from '../../ui/console/use-shortcuts.ts';
import { useWords } from '../../ui/console/words.ts';
import { useLive } from './live-context.ts';
import { Rail } from './Rail.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { SaidProvider } from './said.ts';
import { focusSearch } from './search-focus.ts';
import { useMe } from './session.ts';
import { type Said, Toast } from './Toast.tsx';

/** Rail, page, and what is about to be sent. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const me = useMe();
  const { undo } = useLive();
  const navigate = useNavigate();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const say = useCallback((words: string) => setSaid({ words }), []);
  const unsay = useCallback(() => setSaid(null), []);
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
        <SaidProvider value={say}>{children}</SaidProvider>
      </div>
      <div className="undo-place">
        <Toast said={said} onOver={unsay} />
        <UpdateUndoBar queue={undo} />
      </div>
      <ShortcutHelp open={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
