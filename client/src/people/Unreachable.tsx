import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { StateBlock } from '../ui/StateBlock.tsx';

/** What was asked for did not come; the case itself is not concerned. */
export function Unreachable({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('portal');
  return (
    <StateBlock
      kind="offline"
      title={t('unreachable.title')}
      detail={t('unreachable.detail')}
      action={<Button onClick={onAgain}>{t('unreachable.again')}</Button>}
    />
  );
}
