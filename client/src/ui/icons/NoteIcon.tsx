import { Icon, type IconProps } from './Icon.tsx';

export function NoteIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 4h14v11l-5 5H5ZM19 15h-5v5M8.5 8.5h7M8.5 12h4" />
    </Icon>
  );
}
