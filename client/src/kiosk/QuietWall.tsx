import { useTranslation } from 'react-i18next';
import { Logo } from '../ui/Logo.tsx';
import { useWallLayout } from './use-wall-layout.ts';
import { Wall } from './Wall.tsx';

/** The brand and one calm sentence, for as long as there is nothing else to show. */
export function QuietWall({ reason }: { reason: 'starting' | 'resting' }) {
  const { t } = useTranslation();
  return (
    <Wall layout={useWallLayout()} kind="quiet">
      <div className="calm">
        <Logo />
        <h1>{t('product')}</h1>
        <p className="b">{t(`${reason}.title`)}</p>
        <p>{t(`${reason}.text`)}</p>
      </div>
    </Wall>
  );
}
