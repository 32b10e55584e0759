import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import type { AnswerField, AxisRange } from '../../shared/api/field.ts';
import type { Sample } from '../../shared/api/data.ts';
import { useDivergingScale } from '../color/color-scheme.ts';
import { toCss, type DivergingScale } from '../color/diverging.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { useLab } from '../lab/lab-context.ts';
import { SaveFigure } from '../figures/save-figure.tsx';
import { colorOfClass } from './field-colors.ts';
import { answerColor, paintCells } from './paint-field.ts';
import { PointChoice, type ClickMeaning } from '../own-data/point-choice.tsx';
import { usePoints } from './use-points.ts';
import './field-panel.css';

/** Side of the picture of points, in pixels of its own: twice those of the page. */
const side = 480;

/** The data and the network's answer in one picture: points over a field, or over the curve that is fitted. */
export function FieldPanel(): JSX.Element {
  const lab = useLab();
  const scale = useDivergingScale();
  const points = usePoints(lab);
  const [meaning, setMeaning] = createSignal<ClickMeaning>('ask');
  const classes = (): number => (lab.state.data?.task === 'regression' ? 1 : (lab.state.run?.layers.at(-1)?.units ?? 1));
  const isLine = (): boolean => lab.run.field()?.y === undefined;
  const vertical = createMemo((): AxisRange | undefined => {
    const field = lab.run.field();
    return field && (field.y ?? targetRange(points()));
  });
  const inputName = (input: number): string => lab.state.data?.inputNames?.[input] ?? (isLine() ? 'input' : `input ${input}`);

  const drawCells = (canvas: HTMLCanvasElement): void => {
    drawInFrames(
      canvas,
      () => ({ field: lab.run.field(), colors: scale(), count: classes() }),
      ({ field, colors, count }) => {
        if (field?.y !== undefined) paintCells(canvas, field.resolution, answerColor(field, count, colors));
      },
    );
  };
  const drawPoints = (canvas: HTMLCanvasElement): void => {
    drawInFrames(
      canvas,
      () => ({ field: lab.run.field(), colors: scale(), samples: points(), chosen: lab.run.pass()?.input }),
      ({ field, colors, samples, chosen }) => {
        const context = canvas.getContext('2d');
        if (context !== null && field !== undefined) paintPoints(context, { field, colors, samples, chosen, style: getComputedStyle(canvas), classes: classes() });
      },
    );
  };
  /** A click asks the network about this place, or adds a point to the training data. */
  const press = (event: MouseEvent & { readonly currentTarget: Element }): void => {
    const field = lab.run.field();
    if (field === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    const across = valueAt(field.x, (event.clientX - box.left) / box.width);
    const up = field.y === undefined ? [] : [valueAt(field.y, 1 - (event.clientY - box.top) / box.height)];
    const input = Float32Array.from([across, ...up]);
    const chosen = meaning();
    if (chosen === 'ask') void lab.data.select({ kind: 'drawing', input });
    else if (chosen === 'target') {
      const height = valueAt(targetRange(points()), 1 - (event.clientY - box.top) / box.height);
      void lab.run.teach({ input, target: { row: [height] } }, 'data');
    } else void lab.run.teach({ input, target: { label: chosen } }, 'data');
  };
  return (
    <div class="field-panel" data-figure>
      <h2>{isLine() ? 'The curve that it fits' : 'What it answers everywhere'}</h2>
      <Show when={lab.run.field()} fallback={<p class="soft small">The picture appears here with the network.</p>}>
        <div class="field-panel-figure">
          <Axis kind="up" range={vertical()} name={isLine() ? 'target' : inputName(1)} />
          <div class="field-panel-picture" role="img" aria-label={description()} onClick={press}>
            <canvas ref={drawCells} class="field-panel-cells" />
            <canvas ref={drawPoints} class="field-panel-points" width={side} height={side} />
          </div>
          <Axis kind="across" range={lab.run.field()?.x} name={inputName(0)} />
        </div>
        <SaveFigure what={isLine() ? 'fitted curve' : 'field'} part=".field-panel-figure" />
        <PointChoice meaning={meaning()} onChoose={setMeaning} />
        <p class="small soft">
          {isLine()
            ? 'Points: training samples; the line: the network’s answer.'
            : 'Points: training samples in the color of their class; behind them the network’s answer, deeper the surer it is. A click asks it about a place.'}
        </p>
      </Show>
    </div>
  );

  function description(): string {
    const { data } = lab.state;
    const what = isLine() ? 'the fitted curve' : 'the answer for every place of the plane';
    return `The training samples of ${data?.title ?? 'the data'}, and ${what}; the row of samples below has the numbers.`;
  }
}

/** The ends of an axis, and what lies along it. */
function Axis(props: { readonly kind: 'up' | 'across'; readonly range: AxisRange | undefined; readonly name: string }): JSX.Element {
  const [lowest, highest] = [(): string => endOf(props.range?.[0]), (): string => endOf(props.range?.[1])];
  return (
    <div class={`field-panel-axis field-panel-axis-${props.kind}`}>
      <span class="numbers">{props.kind === 'up' ? highest() : lowest()}</span>
      <span>{props.name}</span>
      <span class="numbers">{props.kind === 'up' ? lowest() : highest()}</span>
    </div>
  );
}

const endOf = (value: number | undefined): string => (value === undefined ? '' : String(Number(value.toPrecision(2))).replace('-', '−'));

interface PointsPicture {
  readonly field: AnswerField;
  readonly colors: DivergingScale;
  readonly samples: readonly Sample[];
  readonly chosen: Float32Array | undefined;
  readonly style: CSSStyleDeclaration;
  readonly classes: number;
}

function paintPoints(context: CanvasRenderingContext2D, picture: PointsPicture): void {
  const { field, colors, samples, chosen, style, classes } = picture;
  context.clearRect(0, 0, side, side);
  const isLine = field.y === undefined;
  const vertical = field.y ?? targetRange(samples);
  const place = (x: number, y: number): readonly [number, number] => [side * shareOf(field.x, x), side * (1 - shareOf(vertical, y))];
  context.lineWidth = 2;
  context.strokeStyle = style.getPropertyValue('--surface');
  for (const { input, target, label } of samples) {
    const [x, y] = place(input[0] ?? 0, (isLine ? target[0] : input[1]) ?? 0);
    context.fillStyle = toCss(colorOfClass(label ?? 1, isLine ? 1 : Math.max(2, classes), colors));
    dot(context, x, y, 7);
  }
  if (isLine) paintLine(context, field, place, style);
  if (chosen === undefined) return;
  const [x, y] = place(chosen[0] ?? 0, isLine ? answerAt(field, chosen[0] ?? 0) : (chosen[1] ?? 0));
  context.strokeStyle = style.getPropertyValue('--text');
  context.lineWidth = 4;
  context.beginPath();
  context.arc(x, y, 13, 0, 2 * Math.PI);
  context.stroke();
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

function paintLine(context: CanvasRenderingContext2D, field: AnswerField, place: (x: number, y: number) => readonly [number, number], style: CSSStyleDeclaration): void {
  const outputs = field.layers.at(-1) ?? new Float32Array();
  const units = outputs.length / field.resolution;
  context.strokeStyle = style.getPropertyValue('--text');
  context.lineWidth = 5;
  context.beginPath();
  for (let cell = 0; cell < field.resolution; cell++) {
    const [x, y] = place(valueAt(field.x, (cell + 0.5) / field.resolution), outputs[cell * units] ?? 0);
    if (cell === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.stroke();
}

function answerAt({ x, resolution, layers }: AnswerField, value: number): number {
  const outputs = layers.at(-1) ?? new Float32Array();
  const cell = Math.max(0, Math.min(resolution - 1, Math.floor(shareOf(x, value) * resolution)));
  return outputs[cell * (outputs.length / resolution)] ?? 0;
}

/** The targets with room above and below, and the curve as far as it does not leave the picture by far. */
function targetRange(samples: readonly Sample[]): AxisRange {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const { target } of samples) {
    lowest = Math.min(lowest, target[0] ?? 0);
    highest = Math.max(highest, target[0] ?? 0);
  }
  if (!(highest > lowest)) return [-1, 1];
  const more = 0.15 * (highest - lowest);
  return [lowest - more, highest + more];
}

const shareOf = ([lowest, highest]: AxisRange, value: number): number => (value - lowest) / (highest - lowest);
const valueAt = ([lowest, highest]: AxisRange, share: number): number => lowest + share * (highest - lowest);
