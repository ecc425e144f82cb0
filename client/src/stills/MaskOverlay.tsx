import type { Place } from '@sunshine-seat/shared/domain/marks.ts';
import type { Mask } from '@sunshine-seat/shared/domain/masks.ts';
import type { Size } from '../ui/still/picture-place.ts';
import type { MaskEdit } from './mask-edit.ts';
import { blocksPath, handlesOf } from './mask-shape.ts';
import type { MaskDesk } from './use-mask-desk.ts';

/** Masks in their whole blocks; the one in hand lets through what it hides, until it is put down. */
export function MaskOverlay({
  size,
  edit,
  desk,
  unit,
}: {
  size: Size;
  edit: MaskEdit;
  desk: MaskDesk;
  unit: number;
}) {
  const { pull, shown, corners, crosshair } = desk;
  const inHand = !pull ? null : pull.kind === 'draw' ? shown[edit.masks.length] : shown[pull.index];
  const selected = pull ? inHand : edit.selected === null ? null : shown[edit.selected];
  return (
    <svg className="still-marks masks" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <path
        className="blocks"
        d={blocksPath(
          shown.filter((mask) => mask !== inHand),
          size,
        )}
      />
      {inHand && <path className="blocks in-hand" d={blocksPath([inHand], size)} />}
      {selected && <Selected mask={selected} unit={unit} />}
      <OpenPolygon corners={corners} crosshair={crosshair} unit={unit} />
    </svg>
  );
}

function Selected({ mask, unit }: { mask: Mask; unit: number }) {
  const handles = handlesOf(mask);
  return (
    <g className="selected">
      <polygon
        points={pointsOf(handles)}
        strokeWidth={2 * unit}
        strokeDasharray={`${6 * unit} ${5 * unit}`}
      />
      {handles.map(([x, y], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a handle is its place in the order
        <circle key={index} cx={x} cy={y} r={7 * unit} strokeWidth={2 * unit} />
      ))}
    </g>
  );
}

function OpenPolygon({
  corners,
  crosshair,
  unit,
}: {
  corners: readonly Place[];
  crosshair: Place | null;
  unit: number;
}) {
  const all = crosshair ? [...corners, crosshair] : corners;
  if (all.length === 0) return null;
  return (
    <g className="open-polygon">
      <polyline points={pointsOf(all)} strokeWidth={2.5 * unit} />
      {all.map(([x, y], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the order
        <circle key={index} cx={x} cy={y} r={(index === 0 ? 7 : 5) * unit} strokeWidth={2 * unit} />
      ))}
    </g>
  );
}

const pointsOf = (places: readonly Place[]) => places.map(([x, y]) => `${x},${y}`).join(' ');
