import type { Me } from '@sunshine-seat/shared/contract/officer.ts';
import { useEffect } from 'react';
import { SignInForm } from '../../accounts/SignInForm.tsx';
import { dropDrafts } from '../../officer-cases/kept-drafts.ts';
import { useWords } from '../../ui/console/words.ts';
import { EntryPage } from './EntryPage.tsx';

export function SignInScreen({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { t } = useWords();
  // A session may have ended while this tab was closed or asleep.
  useEffect(dropDrafts, []);
  return (
    <EntryPage title={t('signIn.title')}>
      <title>{t('signIn.title')}</title>
      <SignInForm onSignedIn={onSignedIn} />
      <p className="hint">{t('signIn.help')}</p>
    </EntryPage>
  );
}
