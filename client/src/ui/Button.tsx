import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

export type ButtonKind = 'plain' | 'sun' | 'ink' | 'quiet' | 'frame';

type ButtonProps = ComponentProps<'button'> & {
  /** `sun` is the one main action of a view. */
  kind?: ButtonKind;
  small?: boolean;
  /** Takes something away: words in the alert colour. */
  destructive?: boolean;
};

export function Button({
  kind = 'plain',
  small,
  destructive,
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(
        'btn',
        kind !== 'plain' && kind,
        small && 'small',
        destructive && 'no',
        className,
      )}
      {...rest}
    />
  );
}
