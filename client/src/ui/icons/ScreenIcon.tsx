import { Icon, type IconProps } from './Icon.tsx';

export function ScreenIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="3" y="5" width="18" height="12" rx="2" />
      <path d="M8.5 20.5h7" />
    </Icon>
  );
}
