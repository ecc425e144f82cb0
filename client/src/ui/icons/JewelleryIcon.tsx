import { Icon, type IconProps } from './Icon.tsx';

export function JewelleryIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="14.5" r="6" />
      <path d="m9 4-1.5 2.5L12 8.5l4.5-2L15 4Z" />
    </Icon>
  );
}
