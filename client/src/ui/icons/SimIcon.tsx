import { Icon, type IconProps } from './Icon.tsx';

export function SimIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7 3.5h7l4 4v13H7ZM10 12h5v5h-5Z" />
    </Icon>
  );
}
