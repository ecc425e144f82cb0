import { Icon, type IconProps } from './Icon.tsx';

export function PolygonIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 3.5 20.5 10 17 20H7L3.5 10Z" />
    </Icon>
  );
}
