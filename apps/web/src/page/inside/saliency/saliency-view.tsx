import { createMemo, createSignal, For, Match, Show, Switch, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { PictureForm } from '@vitrum/network';
import type { Saliency } from '../../../shared/api/inside.ts';
import { useColorScheme, useDivergingScale } from '../../color/color-scheme.ts';
import { SaveFigure } from '../../figures/save-figure.tsx';
import { formatNumber } from '../../format/number.ts';
import { drawInFrames } from '../../frames/draw-in-frames.ts';
import { useLab } from '../../lab/lab-context.ts';
import { InputFigure } from '../input-figure.tsx';
import { useLook } from '../use-look.ts';
import { saliencyPixels } from './saliency-pixels.ts';

/** Inputs that are no pictures, of which so many are listed: those that matter most. */
const maxRows = 12;

/** Which numbers of the selected input an output depends on: by one backward pass, and what a small step along them would do. */
export function SaliencyView(): JSX.Element {
  const lab = useLab();
  const outputs = (): number => lab.state.run?.layers.at(-1)?.units ?? 1;
  const [asked, setAsked] = createSignal<number>();
  const output = createMemo(() => {
    const wanted = asked() ?? lab.run.pass()?.predicted ?? 0;
    return wanted < outputs() ? wanted : 0;
  });
  const nameOf = (index: number): string => lab.state.data?.classes[index] ?? String(index);
  const question = createMemo(() => ({ selection: unwrap(lab.state.selection), output: output(), run: lab.state.run }), undefined, {
    equals: (one, other) => one.selection === other.selection && one.output === other.output && one.run === other.run,
  });
  const { latest } = useLook(question, ({ selection, output: index }) => lab.run.ask.saliency({ selection, output: index }));
  const form = (): PictureForm | undefined => {
    const size = lab.state.data?.picture;
    return size !== undefined && size.width * size.height * size.channels === latest()?.input.length ? size : undefined;
  };
  return (
    <section aria-label="What an output depends on" data-figure>
      <h2>{lab.state.data?.picture === undefined ? 'What an output depends on' : `Which pixels would make it “${nameOf(output())}”`}</h2>
      <label class="row small">
        Output
        <select onChange={({ currentTarget }) => setAsked(Number(currentTarget.value))}>
          <For each={Array.from({ length: outputs() }, (_, index) => index)}>
            {(index) => (
              <option value={index} selected={index === output()}>
                {nameOf(index)}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={latest()} fallback={<p class="soft small">Choose a sample or draw: its numbers are asked one by one how much they matter.</p>}>
        {(shown) => (
          <>
            <Switch fallback={<SaliencyRows saliency={shown()} />}>
              <Match when={form()}>
                {(size) => (
                  <div class="saliency-pictures">
                    <SaliencyPicture saliency={shown()} form={size()} name={nameOf(shown().output)} />
                    <figure>
                      <InputFigure input={shown().nudged} label={`The picture after a small step toward “${nameOf(shown().output)}”.`} />
                      <figcaption class="small soft">after a step of {shown().amount} for each pixel</figcaption>
                    </figure>
                  </div>
                )}
              </Match>
            </Switch>
            <Show when={form()}>
              <SaveFigure what={`slopes of output ${nameOf(shown().output)}`} part=".saliency-pictures" />
            </Show>
            <p class="small" data-saliency-effect>
              {effectOf(shown(), nameOf, lab.state.data?.task === 'classification')}
            </p>
            <p class="small soft">
              ∂output/∂input for each number of the input, by one backward pass through the network as it is: blue where more of it raises the
              output, orange where more of it lowers it.
            </p>
          </>
        )}
      </Show>
    </section>
  );
}

function SaliencyPicture(props: { readonly saliency: Saliency; readonly form: PictureForm; readonly name: string }): JSX.Element {
  const scale = useDivergingScale();
  const scheme = useColorScheme();
  const draw = (canvas: HTMLCanvasElement): void => {
    drawInFrames(
      canvas,
      () => ({ saliency: props.saliency, form: props.form, colors: scale(), ink: scheme() === 'light' ? 0 : 255 }),
      ({ saliency, form, colors, ink }) => {
        const { width, height } = form;
        if (canvas.width !== width) canvas.width = width;
        if (canvas.height !== height) canvas.height = height;
        canvas.getContext('2d')?.putImageData(new ImageData(saliencyPixels(saliency.gradient, saliency.input, form, colors, ink), width, height), 0, 0);
      },
    );
  };
  return (
    <figure>
      <canvas ref={draw} role="img" aria-label={`The slope of the output “${props.name}” by each pixel, over the picture. The largest is ${formatNumber(maxSize(props.saliency.gradient))}.`} />
      <figcaption class="small soft">slopes over the picture, up to ±{formatNumber(maxSize(props.saliency.gradient))}</figcaption>
    </figure>
  );
}

function SaliencyRows(props: { readonly saliency: Saliency }): JSX.Element {
  const rows = (): readonly number[] =>
    [...props.saliency.gradient.keys()].sort((one, other) => Math.abs(props.saliency.gradient[other] ?? 0) - Math.abs(props.saliency.gradient[one] ?? 0)).slice(0, maxRows);
  return (
    <table class="saliency-table small">
      <caption class="hidden-visually">The inputs that the output depends on most</caption>
      <thead>
        <tr>
          <th scope="col">Input</th>
          <th scope="col">Value</th>
          <th scope="col">∂output/∂input</th>
        </tr>
      </thead>
      <tbody>
        <For each={rows()}>
          {(index) => (
            <tr>
              <th scope="row">x{index}</th>
              <td>{formatNumber(props.saliency.input[index] ?? NaN)}</td>
              <td>{formatNumber(props.saliency.gradient[index] ?? NaN)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function effectOf({ output, before, after, amount }: Saliency, nameOf: (index: number) => string, areClasses: boolean): string {
  const step = `If every number moved by ${amount} in that direction, the output “${nameOf(output)}” would go from ${formatNumber(before[output] ?? NaN)} to ${formatNumber(after[output] ?? NaN)}`;
  if (!areClasses || before.length < 2) return `${step}.`;
  const [told, tellsThen] = [before, after].map((values) => nameOf(values.indexOf(Math.max(...values))));
  return told === tellsThen ? `${step}; the network would still say “${told ?? ''}”.` : `${step}, and the network would say “${tellsThen ?? ''}” instead of “${told ?? ''}”.`;
}

const maxSize = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
