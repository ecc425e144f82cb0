import { useEffect, useRef } from 'react';

export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** `mod+k` for Ctrl or Command with a key, otherwise the bare key as the keyboard names it, in small letters. */
function nameOf(event: KeyboardEvent): string | null {
  if (event.altKey) return null;
  const key = event.key.toLowerCase();
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))
  );
}

/** Single keys work everywhere but in a field or under a dialog; with Ctrl or Command they work in fields too. */
export function useShortcuts(shortcuts: Shortcuts, isOn = true): void {
  const held = useRef(shortcuts);
  useEffect(() => {
    held.current = shortcuts;
  });
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const run = name === null ? undefined : held.current[name];
      if (!run || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return;
      if (isTyping(event.target) && !name?.startsWith('mod+')) return;
      run(event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn]);
}
