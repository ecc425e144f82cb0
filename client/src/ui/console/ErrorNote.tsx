import { WarnIcon } from '../icons/WarnIcon.tsx';
import { useWords } from './words.ts';

/** A refusal in words, where it happened. */
export function ErrorNote({ error }: { error: unknown }) {
  const words = useWords();
  if (!error) return null;
  return (
    <p className="error-note" role="alert">
      <WarnIcon size="s" />
      <span>{words.error(error)}</span>
    </p>
  );
}
