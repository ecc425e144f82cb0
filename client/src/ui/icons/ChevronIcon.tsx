import { Icon, type IconProps } from './Icon.tsx';

export function ChevronIcon(props: IconProps) {
  return (
    <Icon dir {...props}>
      <path d="m9.5 5.5 6.5 6.5-6.5 6.5" />
    </Icon>
  );
}
