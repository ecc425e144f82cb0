import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SetUpForm } from '../../stations/SetUpForm.tsx';
import { useWords } from '../../ui/console/words.ts';
import { EntryPage } from './EntryPage.tsx';

/** The one-time link of the first start: its secret leaves the address bar at once. */
export function SetUpScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname);
  }, []);
  return (
    <EntryPage wide title={t('setUp.title')} detail={t(token ? 'setUp.detail' : 'setUp.noToken')}>
      <title>{t('setUp.title')}</title>
      {token && <SetUpForm token={token} onDone={() => void navigate({ to: '/' })} />}
    </EntryPage>
  );
}
