import { type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SendIcon } from '../ui/icons/SendIcon.tsx';
import { cleanText } from './clean-text.ts';
import { useDraft } from './drafts.ts';

const MAX = 2_000;
const NEAR = 200;

/** A phone's Enter makes a new line, as its keyboard shows; with a keyboard of its own it sends. */
function sendsOnEnter(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return false;
  return !window.matchMedia('(pointer: coarse)').matches;
}

export function MessageForm({
  number,
  onSend,
  onTyping,
}: {
  number: string;
  onSend: (text: string) => void;
  onTyping: () => void;
}) {
  const { t } = useTranslation('take-part');
  const [text, setText] = useDraft(number, 'message');
  const field = useRef<HTMLTextAreaElement>(null);
  const leftId = useId();
  const left = MAX - text.length;
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    const clean = cleanText(text);
    field.current?.focus();
    if (clean === '') return;
    onSend(clean);
    setText('');
  };
  return (
    <form className="message-form" onSubmit={send}>
      <textarea
        ref={field}
        value={text}
        rows={1}
        maxLength={MAX}
        dir="auto"
        aria-label={t('messages.write')}
        placeholder={t('messages.placeholder')}
        aria-describedby={left < NEAR ? leftId : undefined}
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value.trim() !== '') onTyping();
        }}
        onKeyDown={(event) => {
          if (!sendsOnEnter(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" className="send" aria-label={t('messages.send')}>
        <SendIcon size="l" />
      </button>
      {left < NEAR && (
        <p id={leftId} className="left">
          {t('messages.left', { n: left })}
        </p>
      )}
    </form>
  );
}
