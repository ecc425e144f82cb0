import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';

/** Copies what was written. On plain http browsers lend no clipboard: the words stay there to be marked by hand. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation('take-part');
  const [isCopied, setCopied] = useState(false);
  if (!text || !navigator.clipboard) return null;
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Button small onClick={copy}>
      {t(isCopied ? 'unsent.copied' : 'unsent.copy')}
    </Button>
  );
}
