import { Icon, type IconProps } from './Icon.tsx';

export function ScaleIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 4v16M7 20h10M5 7h14M5 7l-2.5 6.5h5ZM19 7l-2.5 6.5h5Z" />
    </Icon>
  );
}
