import { Icon, type IconProps } from './Icon.tsx';

export function CuffsIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="7.5" cy="13.5" r="4" />
      <circle cx="16.5" cy="13.5" r="4" />
      <path d="M10 10c.5-1.5 3.5-1.5 4 0M7.5 9.5V7M16.5 9.5V7" />
    </Icon>
  );
}
