import { WarnIcon } from '../icons/WarnIcon.tsx';
import { useWords } from './words.ts';

/** A refusal in words, where it happened; `instead` has the words of codes that mean something narrower there. */
export function ErrorNote({
  error,
  instead,
}: {
  error: unknown;
  instead?: { readonly [code: string]: string };
}) {
  const words = useWords();
  if (!error) return null;
  return (
    <p className="error-note" role="alert">
      <WarnIcon size="s" />
      <span>{words.error(error, instead)}</span>
    </p>
  );
}
