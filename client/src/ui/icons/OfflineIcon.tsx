import { Icon, type IconProps } from './Icon.tsx';

export function OfflineIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3 3 21 21M8.5 16a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 4.5-2.6M2 9a15 15 0 0 1 4-2.7M10.5 5.1A15 15 0 0 1 22 9M14.5 9.9a10 10 0 0 1 4.5 2.6M12 20h.1" />
    </Icon>
  );
}
