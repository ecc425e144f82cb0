import { Icon, type IconProps } from './Icon.tsx';

export function HandBackIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="7" y="3" width="10" height="18" rx="2" />
      <path d="M10.5 18h3" />
      <path d="M2.5 9v6M21.5 9v6" />
    </Icon>
  );
}
