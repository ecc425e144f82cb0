/**
 * react-aria adds a style element for whatever can be pressed, which the content security policy refuses.
 * Its rule stands in shell.css; an element under the id it looks for keeps it from trying.
 */
export function keepPressStyleOut(): void {
  const placeholder = document.createElement('meta');
  placeholder.id = 'react-aria-pressable-style';
  document.head.append(placeholder);
}
