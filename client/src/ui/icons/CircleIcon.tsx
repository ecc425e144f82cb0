import { Icon, type IconProps } from './Icon.tsx';

export function CircleIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <ellipse cx="12" cy="12" rx="9" ry="7" />
    </Icon>
  );
}
