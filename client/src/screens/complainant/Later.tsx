import i18next from 'i18next';
import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import type { Namespace } from '../../ui/catalogues.ts';
import { StateBlock } from '../../ui/StateBlock.tsx';

/** A part of the page that is fetched when it is first looked at, with its words; without a network it can be tried again. */
export function Later<P extends object>({
  load,
  namespace,
  given,
}: {
  load: () => Promise<ComponentType<P>>;
  namespace: Namespace;
  given: P;
}) {
  const { t } = useTranslation();
  const [Part, setPart] = useState<ComponentType<P> | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const fetchPart = useCallback(async () => {
    setFailed(false);
    try {
      const [part] = await Promise.all([load(), i18next.loadNamespaces(namespace)]);
      if (!i18next.hasResourceBundle(i18next.language, namespace)) throw new Error('the words did not come');
      setPart(() => part);
    } catch {
      setFailed(true);
    }
  }, [load, namespace]);
  useEffect(() => {
    void fetchPart();
  }, [fetchPart]);
  if (Part) return <Part {...given} />;
  if (!hasFailed) return <p role="status">{t('opening')}</p>;
  return (
    <StateBlock
      kind="offline"
      title={t('unreachable.title')}
      detail={t('unreachable.detail')}
      action={<Button onClick={() => void fetchPart()}>{t('unreachable.again')}</Button>}
    />
  );
}
