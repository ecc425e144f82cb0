import { Icon, type IconProps } from './Icon.tsx';

export function BagIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 9h14l1 11H4ZM8.5 9V7a3.5 3.5 0 0 1 7 0v2" />
    </Icon>
  );
}
