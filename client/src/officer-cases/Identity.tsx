import { useMutation } from '@tanstack/react-query';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { useWords } from '../ui/console/words.ts';
import { EyeIcon } from '../ui/icons/EyeIcon.tsx';
import { getIdentity } from './case-queries.ts';

/** Name and phone only on demand, kept nowhere, and recorded: the button says so before it is pressed. */
export function Identity({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const reveal = useMutation({ mutationFn: () => getIdentity(caseId), gcTime: 0 });
  if (reveal.data) {
    return (
      <span className="identity" role="status">
        <b>
          <bdi>{reveal.data.name}</bdi>
        </b>{' '}
        <a className="link num" href={`tel:${reveal.data.phone.replaceAll(' ', '')}`} dir="ltr">
          {reveal.data.phone}
        </a>
        <small>{t('facts.recorded')}</small>
        <button type="button" className="link" onClick={() => reveal.reset()}>
          {t('facts.hide')}
        </button>
      </span>
    );
  }
  return (
    <span className="identity">
      <button type="button" className="link" disabled={reveal.isPending} onClick={() => reveal.mutate()}>
        <EyeIcon size="s" />
        {t('facts.reveal')}
      </button>
      <small>{t('facts.revealHint')}</small>
      <ErrorNote error={reveal.error} />
    </span>
  );
}
