import type { Me } from '@sunshine-seat/shared/contract/officer.ts';
import { ChangePasswordForm } from '../../accounts/ChangePasswordForm.tsx';
import { useWords } from '../../ui/console/words.ts';
import { EntryPage } from './EntryPage.tsx';

/** After a temporary password nothing works until it is the officer's own. */
export function NewPasswordScreen({ me, onChanged }: { me: Me; onChanged: () => void }) {
  const { t } = useWords();
  return (
    <EntryPage title={t('password.forced', { name: me.officer.name })} detail={t('password.forcedDetail')}>
      <title>{t('password.title')}</title>
      <ChangePasswordForm onChanged={onChanged} autoFocus />
    </EntryPage>
  );
}
