import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { useWords } from '../ui/console/words.ts';
import { PersonIcon } from '../ui/icons/PersonIcon.tsx';
import { Tag } from '../ui/Tag.tsx';
import { isTheirs } from './use-contributor.ts';
import { VisibilityTag } from './VisibilityTag.tsx';

/** Who sees an event; what the complainant's side did itself was sent to nobody and says where it comes from. */
export function EventTag({ event }: { event: CaseEvent }) {
  const { t } = useWords();
  if (!isTheirs(event)) return <VisibilityTag visibility={event.visibility} />;
  return (
    <Tag>
      <PersonIcon size="s" />
      {t('timeline.fromThem')}
    </Tag>
  );
}
