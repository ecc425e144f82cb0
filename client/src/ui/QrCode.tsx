import { useMemo } from 'react';
import { qrPath } from './qr-path.ts';

/** A real QR code in ink on white, with the quiet edge that readers need and the ring in its middle. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  const edge = 4;
  const whole = size + 2 * edge;
  return (
    <svg
      className="qr-code"
      viewBox={`${-edge} ${-edge} ${whole} ${whole}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path fill="#fff" d={`M${-edge} ${-edge}h${whole}v${whole}h${-whole}z`} />
      <path fill="#0b1428" d={path} />
      <circle
        cx={size / 2}
        cy={size / 2}
        r="1.5"
        fill="none"
        stroke="#b86e00"
        strokeWidth=".9"
        shapeRendering="auto"
      />
    </svg>
  );
}
