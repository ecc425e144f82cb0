import type { KeyboardEvent } from 'react';
import { useWords } from '../ui/console/words.ts';
import { SendIcon } from '../ui/icons/SendIcon.tsx';

const MOST_LETTERS = 2000;

/** Enter sends, Shift and Enter begins a new line; while letters are being composed Enter belongs to the keyboard. */
export function ReplyBox({
  text,
  onChange,
  onSend,
}: {
  text: string;
  onChange: (text: string) => void;
  onSend: () => void;
}) {
  const { t } = useWords();
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };
  return (
    <form
      className="reply"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <textarea
        className="input"
        rows={1}
        // Empty it belongs to the page; written in, to its own words.
        dir={text ? 'auto' : undefined}
        maxLength={MOST_LETTERS}
        aria-label={t('talk:reply.label')}
        aria-keyshortcuts="Enter"
        placeholder={t('talk:reply.placeholder')}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={press}
      />
      <button
        type="submit"
        className="icon-button"
        aria-label={t('talk:reply.send')}
        disabled={text.trim() === ''}
      >
        <SendIcon />
      </button>
    </form>
  );
}
