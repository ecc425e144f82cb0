import { Icon, type IconProps } from './Icon.tsx';

export function RectangleIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="4" y="6" width="16" height="12" />
    </Icon>
  );
}
