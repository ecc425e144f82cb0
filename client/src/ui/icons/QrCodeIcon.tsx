import { Icon, type IconProps } from './Icon.tsx';

export function QrCodeIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2.5v2.5H14ZM20 14v2.5M17 20h3v-1.5M14 20h.1M20 20h.1" />
    </Icon>
  );
}
