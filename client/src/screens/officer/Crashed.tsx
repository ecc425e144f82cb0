import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/console/words.ts';
import { StateBlock } from '../../ui/StateBlock.tsx';

/** A screen that could not be drawn: said as what it is, with the way on. */
export function Crashed() {
  const { t } = useWords();
  return (
    <main>
      <h1 className="sr">{t('crashed.title')}</h1>
      <StateBlock
        kind="error"
        title={t('crashed.title')}
        detail={t('crashed.detail')}
        action={<Button onClick={() => window.location.reload()}>{t('crashed.again')}</Button>}
      />
    </main>
  );
}
