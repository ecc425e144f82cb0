import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import type { Mask } from '@sunshine-seat/shared/domain/masks.ts';

/** Masks as the contract takes them. */
export function shareBody(version: number, masks: readonly Mask[], caption: string): Body<'shareStill'> {
  return {
    version,
    masks: masks.map((mask) =>
      mask.shape === 'rectangle'
        ? mask
        : { shape: 'polygon', points: mask.points.map(([x, y]): [number, number] => [x, y]) },
    ),
    caption: caption.trim() || null,
  };
}
