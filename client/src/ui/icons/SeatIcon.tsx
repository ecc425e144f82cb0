import { Icon, type IconProps } from './Icon.tsx';

export function SeatIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7 4v10h10v-4" />
      <path d="M7 14v6M17 14v6" />
    </Icon>
  );
}
