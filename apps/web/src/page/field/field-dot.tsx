import type { JSX } from 'solid-js';
import { useDivergingScale } from '../color/color-scheme.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { useLab } from '../lab/lab-context.ts';
import { paintCells, unitColor } from './paint-field.ts';

/** What a neuron makes of every place of the plane, in the place of its dot. */
export function FieldDot(props: { readonly layer: number; readonly unit: number; readonly units: number }): JSX.Element {
  const lab = useLab();
  const scale = useDivergingScale();
  const draw = (canvas: HTMLCanvasElement): void => {
    drawInFrames(
      canvas,
      () => ({ field: lab.run.field(), colors: scale() }),
      ({ field, colors }) => {
        const values = field?.layers[props.layer];
        if (field !== undefined && values !== undefined) paintCells(canvas, field.resolution, unitColor(values, props.units, props.unit, colors));
      },
    );
  };
  return <canvas ref={draw} class="network-view-dot field-dot" aria-hidden="true" />;
}
