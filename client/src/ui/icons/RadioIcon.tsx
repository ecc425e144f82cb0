import { Icon, type IconProps } from './Icon.tsx';

export function RadioIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7 9h10v12H7ZM9.5 9V3M10 13h4M10 17h.1M14 17h.1" />
    </Icon>
  );
}
