import { Icon, type IconProps } from './Icon.tsx';

export function SendIcon(props: IconProps) {
  return (
    <Icon dir {...props}>
      <path d="M4 12 20 4l-5 16-3.5-6.5Z" />
      <path d="m11.5 13.5 8.5-9.5" />
    </Icon>
  );
}
