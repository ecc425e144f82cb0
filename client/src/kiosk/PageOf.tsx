import { useTranslation } from 'react-i18next';

/** Which page stands there, when there is more than one. */
export function PageOf({ page, pages }: { page: number; pages: number }) {
  const { t } = useTranslation();
  if (pages === 1) return null;
  return (
    <small className="page num" role="img" aria-label={t('pageOf', { page, pages })}>
      {page} / {pages}
    </small>
  );
}
