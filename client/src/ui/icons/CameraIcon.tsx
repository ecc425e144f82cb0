import { Icon, type IconProps } from './Icon.tsx';

export function CameraIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 7.5h3.5L9 5h6l1.5 2.5H20v11.5H4Z" />
      <circle cx="12" cy="13" r="3.5" />
    </Icon>
  );
}
