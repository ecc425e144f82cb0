import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../live/apply-event.ts';
import { Button } from '../ui/Button.tsx';
import { Badge, Card, Row } from '../ui/Card.tsx';
import { MessageIcon } from '../ui/icons/MessageIcon.tsx';

/** The last word of an officer that has not been read: it must not hide behind a number. */
export function UnreadCard({
  own,
  unread,
  onOpen,
}: {
  own: OwnCase;
  unread: readonly number[];
  onOpen: () => void;
}) {
  const { t } = useTranslation('take-part');
  const last = own.events[(unread.at(-1) ?? 0) - 1]?.entry;
  if (last?.type !== 'message') return null;
  return (
    <Card label={t('messages.note')}>
      <Row
        badge={<MessageBadge />}
        title={t('messages.note')}
        detail={
          <span className="clipped" dir="auto" lang={last.textLanguage ?? undefined}>
            {last.text}
          </span>
        }
        action={
          <Button small kind="sun" className="call" onClick={onOpen}>
            {t('messages.read')}
          </Button>
        }
      />
    </Card>
  );
}

/** After the window: what was said stays to be read. */
export function PastTalkCard({ own, onOpen }: { own: OwnCase; onOpen: () => void }) {
  const { t } = useTranslation('take-part');
  const count = own.events.filter(({ entry }) => entry.type === 'message').length;
  if (count === 0) return null;
  return (
    <Card label={t('messages.past')}>
      <Row
        badge={<MessageBadge />}
        title={t('messages.past')}
        detail={t('messages.pastCount', { count })}
        action={
          <Button small className="call" onClick={onOpen}>
            {t('messages.read')}
          </Button>
        }
      />
    </Card>
  );
}

function MessageBadge() {
  return (
    <Badge tone="sunny">
      <MessageIcon size="l" />
    </Badge>
  );
}
