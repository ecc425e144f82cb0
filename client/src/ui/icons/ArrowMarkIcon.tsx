import { Icon, type IconProps } from './Icon.tsx';

export function ArrowMarkIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 19 19 5M10 5h9v9" />
    </Icon>
  );
}
