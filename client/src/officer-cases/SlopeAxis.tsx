import { useWords } from '../ui/console/words.ts';

export function SlopeAxis() {
  const { t } = useWords();
  return (
    <div className="q-slope">
      <span className="name">{t('queue.col.golden')}</span>
      <span className="tick now">{t('queue.axis.now')}</span>
      <span className="tick one">{t('queue.axis.hours', { n: 1 })}</span>
      <span className="tick two">{t('queue.axis.hours', { n: 2 })}</span>
      <span className="tick three">{t('queue.axis.hours', { n: 3 })}</span>
      <i className="guide zero" />
      <i className="guide one" />
      <i className="guide two" />
    </div>
  );
}
