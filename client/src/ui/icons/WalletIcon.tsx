import { Icon, type IconProps } from './Icon.tsx';

export function WalletIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 7h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2Zm0 0 11-3.5V7M20 12h-4a1.5 1.5 0 0 0 0 3h4" />
    </Icon>
  );
}
