import { useTranslation } from 'react-i18next';
import { ExitIcon } from '../../ui/icons/ExitIcon.tsx';
import { leaveQuickly } from './quick-exit.ts';

export function QuickExitButton() {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="exit"
      onClick={leaveQuickly}
      aria-label={t('quickExit')}
      title={t('quickExitHint')}
    >
      <ExitIcon />
    </button>
  );
}
