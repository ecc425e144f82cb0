import { Icon, type IconProps } from './Icon.tsx';

export function ImageIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="3.5" y="5" width="17" height="14" rx="2" />
      <circle cx="9" cy="10" r="1.6" />
      <path d="m4 17 5-4.5 3.5 3L16 12l4.5 4" />
    </Icon>
  );
}
