import { Icon, type IconProps } from './Icon.tsx';

export function ClueIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5.5 5.5M10.5 8v5M8 10.5h5" />
    </Icon>
  );
}
