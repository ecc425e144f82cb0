import { Icon, type IconProps } from './Icon.tsx';

export function ExitIcon(props: IconProps) {
  return (
    <Icon dir {...props}>
      <path d="M13 4H5v16h8" />
      <path d="M10 12h10m-3.5-3.5L20 12l-3.5 3.5" />
    </Icon>
  );
}
