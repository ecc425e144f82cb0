import type { Me } from '@sunshine-seat/shared/contract/officer.ts';
import { SignInForm } from '../../accounts/SignInForm.tsx';
import { useWords } from '../../ui/console/words.ts';
import { EntryPage } from './EntryPage.tsx';

export function SignInScreen({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { t } = useWords();
  return (
    <EntryPage title={t('signIn.title')}>
      <title>{t('signIn.title')}</title>
      <SignInForm onSignedIn={onSignedIn} />
      <p className="hint">{t('signIn.help')}</p>
    </EntryPage>
  );
}
