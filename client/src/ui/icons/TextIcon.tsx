import { Icon, type IconProps } from './Icon.tsx';

export function TextIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 7V4.5h14V7M12 4.5V19.5M9 19.5h6" />
    </Icon>
  );
}
