import { useMarkWords } from './mark-words.ts';
import './still-stage.css';

/** Whose marks look how. */
export function StillLegend({ isMasked = true }: { isMasked?: boolean }) {
  const { t } = useMarkWords();
  return (
    <ul className="still-legend">
      <li>
        <svg viewBox="0 0 32 32" className="officer" aria-hidden="true">
          <path d="M4 11V4h7M21 4h7v7M28 21v7h-7M11 28H4v-7" />
        </svg>
        {t('legend.officer')}
      </li>
      <li>
        <svg viewBox="0 0 32 32" className="complainant" aria-hidden="true">
          <circle cx="16" cy="16" r="13" />
        </svg>
        {t('legend.complainant')}
      </li>
      {isMasked && (
        <li>
          <svg viewBox="0 0 32 32" className="masked" aria-hidden="true">
            <rect x="3" y="3" width="26" height="26" />
          </svg>
          {t('legend.masked')}
        </li>
      )}
    </ul>
  );
}
