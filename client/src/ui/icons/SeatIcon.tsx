import { Icon, type IconProps } from './Icon.tsx';

export function SeatIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7 3.5v10h10M7 13.5l-1 7M17 13.5l1 7M17 13.5v-3" />
    </Icon>
  );
}
