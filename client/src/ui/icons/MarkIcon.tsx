import { Icon, type IconProps } from './Icon.tsx';

export function MarkIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4" />
      <circle cx="12" cy="12" r="3.5" />
    </Icon>
  );
}
