import { skipToken, useQuery } from '@tanstack/react-query';
import { typingKey } from '../live/officer-cache.ts';
import { useWords } from '../ui/console/words.ts';
import { useNow } from '../ui/server-clock.ts';

/** How long after it was last said someone counts as writing. */
const SHOWN_MS = 5_000;

/** That the complainant's side is writing; the line keeps its place, so that nothing jumps. */
export function TypingLine({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const now = useNow();
  const { data: heardAt } = useQuery<number | null>({ queryKey: typingKey(caseId), queryFn: skipToken });
  const isWriting = heardAt != null && now - heardAt < SHOWN_MS;
  return <p className="typing">{isWriting && t('talk:typing')}</p>;
}
