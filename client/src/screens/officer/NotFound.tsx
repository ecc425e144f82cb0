import { Link } from '@tanstack/react-router';
import { useWords } from '../../ui/console/words.ts';
import { StateBlock } from '../../ui/StateBlock.tsx';

export function NotFound() {
  const { t } = useWords();
  return (
    <main>
      <h1 className="sr">{t('notFound.title')}</h1>
      <StateBlock
        kind="empty"
        title={t('notFound.title')}
        detail={t('notFound.detail')}
        action={
          <Link to="/" className="btn">
            {t('notFound.back')}
          </Link>
        }
      />
    </main>
  );
}
