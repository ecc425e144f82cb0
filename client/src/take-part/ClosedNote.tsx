import { useTranslation } from 'react-i18next';
import { CallIcon } from '../ui/icons/CallIcon.tsx';
import type { Closed } from './closed-note.ts';

/** Why nothing can be written now, and whom to call instead. */
export function ClosedNote({ why, phone }: { why: Closed; phone: string | null }) {
  const { t } = useTranslation('take-part');
  return (
    <div className="closed-note" role="status">
      <p>{t(`closed.${why}`)}</p>
      {why !== 'waiting' && <p>{t(phone ? 'closed.call' : 'closed.callNoPhone')}</p>}
      {phone && why !== 'waiting' && (
        <a className="btn sun" href={`tel:${phone}`}>
          <CallIcon />
          {t('closed.callButton')}
        </a>
      )}
    </div>
  );
}
