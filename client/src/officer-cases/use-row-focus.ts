import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useShortcuts } from '../ui/console/use-shortcuts.ts';

/**
 * j and k (or the arrows, once a row has the focus) walk the rows. A row that moves because the order
 * changed keeps the focus: the browser drops it when the element is moved.
 */
export function useRowFocus(order: readonly string[]): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const focused = useRef<string | null>(null);
  const rows = () => Array.from(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []);
  const key = order.join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the order changes, and only then
  useLayoutEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return;
    const row = rows().find((one) => one.dataset.row === focused.current);
    row?.focus({ preventScroll: true });
  }, [key]);

  useLayoutEffect(() => {
    const remember = (event: FocusEvent) => {
      const row =
        event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
      focused.current = row && list.current?.contains(row) ? (row.dataset.row ?? null) : null;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);

  function step(by: 1 | -1, event: KeyboardEvent) {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at === -1 && event.key.startsWith('Arrow')) return;
    const next = all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  useShortcuts({
    j: (event) => step(1, event),
    k: (event) => step(-1, event),
    arrowdown: (event) => step(1, event),
    arrowup: (event) => step(-1, event),
  });
  return list;
}
