import { createMemo, For, Show, type JSX } from 'solid-js';
import type { PictureForm } from '@vitrum/network';
import { useDivergingScale } from '../color/color-scheme.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { paintPicture } from '../pictures/paint-picture.ts';
import { activationLimit, unitColor } from './unit-color.ts';

/** Maximum number of values listed for inputs that are not pictures. */
export const maxInputs = 16;

/** The network's input: a picture, or a column of numbers. */
export function InputColumn(): JSX.Element {
  const lab = useLab();
  const inputs = createMemo(() => lab.state.run?.layers[0]?.inputs ?? 0);
  const picture = createMemo(() => {
    const size = lab.state.data?.picture;
    return size !== undefined && size.width * size.height * size.channels === inputs() ? size : undefined;
  });
  return (
    <div class="network-view-input">
      <Show when={picture()} fallback={<InputNumbers count={inputs()} />}>
        {(size) => <InputPicture size={size()} />}
      </Show>
      <Show when={lab.state.sample?.words}>{(words) => <p class="small soft">{words()}</p>}</Show>
    </div>
  );
}

function InputPicture(props: { readonly size: PictureForm }): JSX.Element {
  const lab = useLab();
  const name = createMemo(() => {
    const { selection, sample } = lab.state;
    const step = lab.run.step();
    if (step !== undefined) return `The picture that is learned: number ${step.index + 1} of the training data`;
    if (selection.kind === 'drawing') return 'What you drew, as the network sees it';
    const label = sample?.label;
    const what = label === undefined ? 'a picture' : `a picture of class ${lab.state.data?.classes[label] ?? label}`;
    return `The input: ${what}, number ${selection.index + 1} of the ${selection.part === 'train' ? 'training' : 'test'} data`;
  });
  const draw = (canvas: HTMLCanvasElement): void => {
    drawInFrames(
      canvas,
      () => ({ input: lab.run.pass()?.input, size: props.size }),
      ({ input, size }) => {
        if (input !== undefined) paintPicture(canvas, input, size);
      },
    );
  };
  return <canvas ref={draw} class="network-view-picture" role="img" aria-label={name()} data-picture />;
}

function InputNumbers(props: { readonly count: number }): JSX.Element {
  const lab = useLab();
  const scale = useDivergingScale();
  const values = createMemo(() => lab.run.pass()?.input ?? new Float32Array());
  return (
    <>
      <ol class="network-view-numbers" start="0">
        <For each={Array.from({ length: Math.min(maxInputs, props.count) }, (_, index) => index)}>
          {(index) => (
            <li>
              <span
                class="network-view-dot"
                data-input={index}
                style={{ 'background-color': unitColor(values()[index] ?? 0, activationLimit(values()), scale()) }}
              />
              <span class="numbers">
                <span class="soft">{lab.state.data?.inputNames?.[index] ?? `x${index}`}</span> {formatNumber(values()[index] ?? NaN)}
              </span>
            </li>
          )}
        </For>
      </ol>
      <Show when={lab.state.data?.areInputsScaled}>
        <p class="small soft">scaled, as the network reads them</p>
      </Show>
      <Show when={props.count > maxInputs}>
        <p class="small soft">and {formatCount(props.count - maxInputs)} more inputs</p>
      </Show>
    </>
  );
}
