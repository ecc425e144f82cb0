import { Icon, type IconProps } from './Icon.tsx';

export function PersonIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="8" r="3.5" />
      <path d="M5 20c.5-4 3-6.5 7-6.5s6.5 2.5 7 6.5" />
    </Icon>
  );
}
