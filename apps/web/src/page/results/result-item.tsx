import { createMemo, Show, type JSX } from 'solid-js';
import type { PictureForm } from '@vitrum/network';
import { sampleInWords } from '../data/sample-in-words.ts';
import { formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { paintPicture } from '../pictures/paint-picture.ts';
import type { Sample } from '../../shared/api/data.ts';

interface ResultItemProps {
  readonly index: number;
  /** Absent until loaded. */
  readonly sample: Sample | undefined;
  /** Names of the predicted and the actual class. */
  readonly predicted: string;
  readonly label: string;
  readonly confidence: number;
}

/** A test sample with its prediction; a click selects it. */
export function ResultItem(props: ResultItemProps): JSX.Element {
  const lab = useLab();
  const isRight = (): boolean => props.predicted === props.label;
  const isSelected = createMemo(() => {
    const { selection } = lab.state;
    return selection.kind === 'sample' && selection.part === 'test' && selection.index === props.index;
  });
  function open(): void {
    void lab.data.select({ kind: 'sample', part: 'test', index: props.index });
    if (!isRight()) lab.view.recordAction('mistake-opened');
  }
  return (
    <button
      type="button"
      class="result-item"
      data-wrong={isRight() ? undefined : ''}
      aria-pressed={isSelected()}
      onClick={open}
    >
      <Show when={lab.state.data?.picture} fallback={<span class="result-item-words">{sampleInWords(props.sample)}</span>}>
        {(size) => <ResultPicture sample={props.sample} size={size()} />}
      </Show>
      <span class="result-item-verdict small">
        <Show when={isRight()} fallback={<span class="result-item-mark">✗ {props.predicted}, not {props.label}</span>}>
          ✓ {props.predicted}
        </Show>
      </span>
      <span class="hidden-visually">
        {isRight() ? 'recognized' : 'mistaken'}: test sample {props.index + 1}, output {formatNumber(props.confidence)}
      </span>
    </button>
  );
}

function ResultPicture(props: { readonly sample: Sample | undefined; readonly size: PictureForm }): JSX.Element {
  const draw = (canvas: HTMLCanvasElement): void => {
    drawInFrames(
      canvas,
      () => ({ input: props.sample?.input, size: props.size }),
      ({ input, size }) => {
        if (input !== undefined) paintPicture(canvas, input, size);
      },
    );
  };
  return <canvas ref={draw} class="result-item-picture" width={props.size.width} height={props.size.height} aria-hidden="true" />;
}
