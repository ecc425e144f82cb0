import { MAX_MARKS, type Mark } from '@sunshine-seat/shared/domain/marks.ts';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { DrawingSurface } from './DrawingSurface.tsx';
import { DrawingTools } from './DrawingTools.tsx';
import { MarkLabels, MarkStrokes } from './MarkLayer.tsx';
import { MarkList } from './MarkList.tsx';
import { useMarkWords } from './mark-words.ts';
import type { Size } from './picture-place.ts';
import type { ShownMark, Side } from './shown-mark.ts';
import { useStageUnit } from './stage-unit.ts';
import './still-stage.css';
import { DRAWING_TOOLS, type DrawingDesk, useDrawing } from './use-drawing.ts';

export type StageDrawing = {
  /** The side whose marks are drawn here. */
  readonly side: Side;
  /** A mark is whole: whole pixels, on the picture, a line thinned to what a mark may hold. */
  readonly onDraw: (mark: Mark) => void;
  /** Takes away the last mark drawn here. */
  readonly onUndo: () => void;
  readonly canUndo: boolean;
};

type StageProps = Size & {
  /** Address of the picture, as `usePicture` gives it. */
  readonly picture: string;
  /** What the picture shows, in words: its caption, camera and time. */
  readonly label: string;
  readonly marks: readonly ShownMark[];
  /** Something more over the picture, in an SVG of its pixels (masks). */
  readonly overlay?: ReactNode;
};

/** A picture with the marks of both sides; with `drawing` one draws on it as well. A picture is never mirrored. */
export function StillStage({
  drawing,
  ...props
}: StageProps & { readonly drawing?: StageDrawing | undefined }) {
  return drawing ? <DrawnStage {...props} drawing={drawing} /> : <Stage {...props} />;
}

function Stage({
  children,
  desk,
  side,
  ...props
}: StageProps & { children?: ReactNode; desk?: DrawingDesk; side?: Side }) {
  const frame = useRef<HTMLDivElement>(null);
  const unit = useStageUnit(frame, props.width);
  const size = { width: props.width, height: props.height };
  const preview = desk?.preview;
  return (
    <div className="still-frame" dir="ltr" ref={frame} style={ratioOf(size)}>
      <img src={props.picture} alt={props.label} draggable={false} {...size} />
      <svg className="still-marks" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        {props.overlay}
        {props.marks.map((shown) => (
          <MarkStrokes
            key={shown.id}
            mark={shown.mark}
            side={shown.side}
            unit={unit}
            className={shown.isPending ? 'pending' : undefined}
          />
        ))}
        {preview && side && <MarkStrokes mark={preview} side={side} unit={unit} className="preview" />}
        {desk?.crosshair && <Crosshair at={desk.crosshair} unit={unit} />}
      </svg>
      <MarkLabels marks={props.marks} size={size} />
      <MarkList marks={props.marks} size={size} />
      {children}
    </div>
  );
}

function DrawnStage({ drawing, ...props }: StageProps & { drawing: StageDrawing }) {
  const { t } = useMarkWords();
  const hintId = useId();
  const size = { width: props.width, height: props.height };
  const desk = useDrawing(size, drawing.onDraw);
  const isFull = props.marks.length >= MAX_MARKS;

  function key(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const isField = event.target instanceof HTMLInputElement;
    const tool =
      isField || event.ctrlKey || event.metaKey || event.altKey
        ? undefined
        : DRAWING_TOOLS[Number.parseInt(event.key, 10)];
    if (event.key === 'Escape' && desk.isUnderWay) desk.cancel();
    else if (event.key === 'Escape' && desk.tool !== null) desk.choose(null);
    else if (!isField && (event.ctrlKey || event.metaKey) && event.key === 'z' && drawing.canUndo)
      drawing.onUndo();
    else if (tool !== undefined && !(isFull && tool !== null)) desk.choose(tool);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside arrive here; it is nothing to press itself
    <div className="still-stage" onKeyDown={key}>
      <Stage {...props} desk={desk} side={drawing.side}>
        <DrawingSurface
          desk={desk}
          size={size}
          label={t('surface', { label: props.label })}
          describedBy={hintId}
        >
          <SaidNow desk={desk} size={size} />
        </DrawingSurface>
      </Stage>
      <DrawingTools
        desk={desk}
        isFull={isFull}
        canUndo={drawing.canUndo}
        onUndo={drawing.onUndo}
        hintId={hintId}
      />
    </div>
  );
}

/** Says what a key has just done. */
function SaidNow({ desk: { said }, size }: { desk: DrawingDesk; size: Size }) {
  const { t } = useMarkWords();
  const percent = (value: number, most: number) => Math.round((value / most) * 100);
  return (
    <span className="sr" role="status">
      {said && t(`said.${said.what}`)}{' '}
      {said?.at && t('said.at', { x: percent(said.at[0], size.width), y: percent(said.at[1], size.height) })}
    </span>
  );
}

function Crosshair({ at: [x, y], unit }: { at: readonly [number, number]; unit: number }) {
  const [near, far] = [5 * unit, 22 * unit];
  const arms = `M${x - far} ${y}H${x - near}M${x + near} ${y}H${x + far}M${x} ${y - far}V${y - near}M${x} ${y + near}V${y + far}`;
  return (
    <g className="crosshair">
      <path className="under" d={arms} strokeWidth={6 * unit} />
      <path className="over" d={arms} strokeWidth={2 * unit} />
    </g>
  );
}

/** The room of the picture stands before the picture comes. */
export function ratioOf({ width, height }: Size): CSSProperties {
  return { '--still-ratio': width / height } as CSSProperties;
}
