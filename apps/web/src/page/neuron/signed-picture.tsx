import { createEffect, createMemo, Show, type JSX } from 'solid-js';
import { useDivergingScale } from '../color/color-scheme.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import type { PictureSize } from '../../shared/api/data.ts';
import { signedPixels, signedRange } from './signed-pixels.ts';

/** Signed numbers as a picture with a scale; hovering reads a pixel. */
export function SignedPicture(props: {
  readonly title: JSX.Element;
  /** The text alternative. */
  readonly label: string;
  readonly values: readonly number[];
  readonly size: PictureSize;
  /** The framed pixel. */
  readonly marked?: number;
  /** The framed part: first and last row and column. */
  readonly frame?: Frame;
  readonly onPoint: (pixel: number) => void;
}): JSX.Element {
  const scale = useDivergingScale();
  const range = createMemo(() => signedRange(props.values));
  const draw = (canvas: HTMLCanvasElement): void => {
    createEffect(() => {
      const { width, height } = props.size;
      if (props.values.length !== width * height) return;
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      canvas.getContext('2d')?.putImageData(new ImageData(signedPixels(props.values, range().limit, scale()), width, height), 0, 0);
    });
  };
  const point = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const at = (share: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    const column = at((event.clientX - left) / width, props.size.width);
    props.onPoint(at((event.clientY - top) / height, props.size.height) * props.size.width + column);
  };
  return (
    <figure class="signed-picture">
      <figcaption>{props.title}</figcaption>
      <div class="signed-picture-frame" onPointerMove={point} onPointerDown={point}>
        <canvas ref={draw} role="img" aria-label={`${props.label} The scale goes from ${formatNumber(-range().limit)} to ${formatNumber(range().limit)}.`} />
        <Show when={props.frame}>{(frame) => <FrameMark frame={frame()} size={props.size} />}</Show>
        <Show when={frameOf(props.marked, props.size)}>{(frame) => <FrameMark frame={frame()} size={props.size} />}</Show>
      </div>
      <div class="signed-picture-scale numbers" aria-hidden="true">
        <span>{formatNumber(-range().limit)}</span>
        <span class="signed-picture-ramp" />
        <span>{formatNumber(range().limit)}</span>
      </div>
      <Show when={range().notFinite > 0}>
        <p class="small signed-picture-warning">{formatCount(range().notFinite)} of these are not finite numbers; they are drawn in yellow.</p>
      </Show>
    </figure>
  );
}

interface Frame {
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

function frameOf(pixel: number | undefined, { width }: PictureSize): Frame | undefined {
  if (pixel === undefined) return undefined;
  const [row, column] = [Math.floor(pixel / width), pixel % width];
  return { rows: [row, row], columns: [column, column] };
}

function FrameMark(props: { readonly frame: Frame; readonly size: PictureSize }): JSX.Element {
  const percent = (place: number, count: number): string => `${(100 * place) / count}%`;
  return (
    <span
      class="signed-picture-mark"
      style={{
        left: percent(props.frame.columns[0], props.size.width),
        top: percent(props.frame.rows[0], props.size.height),
        width: percent(props.frame.columns[1] - props.frame.columns[0] + 1, props.size.width),
        height: percent(props.frame.rows[1] - props.frame.rows[0] + 1, props.size.height),
      }}
    />
  );
}
