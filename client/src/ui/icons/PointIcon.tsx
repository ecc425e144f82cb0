import { Icon, type IconProps } from './Icon.tsx';

export function PointIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 3v4M12 17v4M3 12h4M17 12h4" />
      <circle cx="12" cy="12" r="2" />
    </Icon>
  );
}
