import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useObjectUrl } from '../ui/use-object-url.ts';
import { seeOriginal } from './still-queries.ts';
import { useStillWords } from './still-words.ts';

/** Forgotten on a screen, an original goes by itself. */
const SHOWN_MS = 3 * 60_000;

/** The original after a reason; it is gone with the dialog, and nowhere kept. */
export function OriginalDialog({
  caseId,
  stillId,
  name,
  onClose,
}: {
  caseId: string;
  stillId: string;
  name: string;
  onClose: () => void;
}) {
  const { t } = useStillWords();
  const [reason, setReason] = useState('');
  const [original, setOriginal] = useState<Blob | null>(null);
  const leaving = useRef(new AbortController());
  const see = useMutation({
    mutationFn: () => seeOriginal(caseId, stillId, reason.trim(), leaving.current.signal),
    onSuccess: setOriginal,
    gcTime: 0,
  });
  useEffect(() => {
    const stop = new AbortController();
    leaving.current = stop;
    return () => stop.abort();
  }, []);
  useEffect(() => {
    if (!original) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [original, onClose]);

  return (
    <ConsoleDialog open wide title={t('original.title', { name })} onClose={onClose}>
      {original ? (
        <OriginalPicture original={original} label={t('original.label', { name })} />
      ) : (
        <Form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() && !see.isPending) see.mutate();
          }}
        >
          <p className="text-text-2">{t('original.why')}</p>
          <Field
            label={t('original.reason')}
            value={reason}
            onChange={setReason}
            multiline
            rows={2}
            maxLength={300}
            autoFocus
          />
          <ErrorNote error={see.error} />
          <div className="dialog-acts">
            <Button onClick={onClose}>{t('console:action.cancel')}</Button>
            <Button kind="ink" type="submit" disabled={reason.trim() === '' || see.isPending}>
              {t('original.action')}
            </Button>
          </div>
        </Form>
      )}
    </ConsoleDialog>
  );
}

function OriginalPicture({ original, label }: { original: Blob; label: string }) {
  const { t } = useStillWords();
  const url = useObjectUrl(original);
  const [cannotShow, setCannotShow] = useState(false);
  const figure = useRef<HTMLElement>(null);
  // The button that was pressed is gone: without the focus inside, Escape would close nothing.
  useEffect(() => figure.current?.focus(), []);
  return (
    <figure className="original-picture" ref={figure} tabIndex={-1}>
      {url && !cannotShow && (
        <img src={url} alt={label} draggable={false} onError={() => setCannotShow(true)} />
      )}
      <figcaption className="hint">{t(cannotShow ? 'original.cannotShow' : 'original.gone')}</figcaption>
    </figure>
  );
}
