import { Icon, type IconProps } from './Icon.tsx';

export function RedoIcon(props: IconProps) {
  return (
    <Icon dir {...props}>
      <path d="m15.5 5 4.5 4.5-4.5 4.5" />
      <path d="M20 9.5H10a5.5 5.5 0 0 0 0 11h4" />
    </Icon>
  );
}
