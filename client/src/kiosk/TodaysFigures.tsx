import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataAge } from './data-age.ts';

/** Today's figures, and how old all of this is once it is not as good as live. */
export const TodaysFigures = memo(function TodaysFigures({
  figures,
  age,
}: {
  figures: Board['figures'];
  age: DataAge | null;
}) {
  const { t } = useTranslation();
  const { firstWordMinutes } = figures;
  const minutes = firstWordMinutes === null ? null : Math.max(1, Math.round(firstWordMinutes));
  return (
    <footer className="figures">
      <Figure label={t('figure.receivedToday')} value={figures.receivedToday} />
      <Figure label={t('figure.openWindows')} value={figures.openWindows} />
      {minutes !== null && (
        <Figure label={t('figure.firstWord')} value={minutes}>
          <small>{t('figure.minutes', { count: minutes })}</small>
        </Figure>
      )}
      {age && (
        <p className="age" role="status">
          {t('age', { ago: t(`ago.${age.unit}`, { count: age.count }) })}
        </p>
      )}
    </footer>
  );
});

function Figure({ label, value, children }: { label: string; value: number; children?: ReactNode }) {
  return (
    <p className="figure">
      <small>{label}</small> <b className="num b">{value}</b> {children}
    </p>
  );
}
