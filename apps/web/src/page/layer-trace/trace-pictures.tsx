import { createMemo, Show, type JSX } from 'solid-js';
import type { UnitTrace } from '@vitrum/network';
import type { LayerSummary } from '../../shared/api/run.ts';
import { SaveFigure } from '../figures/save-figure.tsx';
import { useLab } from '../lab/lab-context.ts';
import { SignedPicture } from '../neuron/signed-picture.tsx';
import { sizeOf, WholeMap } from '../neuron/window-pictures.tsx';
import { windowOf, type SeenWindow } from '../neuron/window.ts';
import { sourceInput } from './source-input.ts';
import { traceKind, winnerOf } from './trace-kind.ts';

/** The window of a pool in the map that it looks at, and the numbers in it, with the one that won. */
export function TracePictures(props: { readonly trace: UnitTrace; readonly layers: readonly LayerSummary[] }): JSX.Element {
  const lab = useLab();
  const source = createMemo(() => sourceInput(props.layers, props.trace.inputs[0]?.layer ?? -1, lab.state.data?.picture));
  const seen = createMemo(() => {
    const input = source();
    const { inputs } = props.trace;
    if (input.kind !== 'maps' || inputs.length < 2 || inputs.some(({ layer }) => layer !== inputs[0]?.layer)) return undefined;
    const window = windowOf(inputs.map(({ index }) => index), input.shape);
    return window === undefined || window.maps.length > 1 ? undefined : { input, window, map: window.maps[0] ?? 0 };
  });
  const winner = (): number | undefined => (traceKind(props.trace) === 'winner' ? winnerOf(props.trace) : undefined);
  return (
    <Show when={seen()}>
      {(shown) => (
        <div data-figure>
        <div class="pixel-pictures-row">
          <WholeMap input={shown().input} map={shown().map} window={shown().window} {...(winner() !== undefined && { marked: props.trace.inputs[winner() ?? 0]?.index ?? 0 })} />
          <span class="pixel-pictures-sign" aria-hidden="true">→</span>
          <InWindow trace={props.trace} window={shown().window} winner={winner()} />
        </div>
        <SaveFigure what={`pool of layer ${props.trace.layer + 1}`} part=".pixel-pictures-row" />
        </div>
      )}
    </Show>
  );
}

function InWindow(props: { readonly trace: UnitTrace; readonly window: SeenWindow; readonly winner: number | undefined }): JSX.Element {
  return (
    <SignedPicture
      title="in the window"
      label={props.winner === undefined ? 'The numbers in the window.' : `The numbers in the window; number ${props.winner + 1} of ${props.trace.inputs.length} won and is framed.`}
      values={props.trace.inputs.map(({ value }) => value)}
      size={sizeOf(props.window)}
      {...(props.winner !== undefined && { marked: props.winner })}
      onPoint={() => undefined}
    />
  );
}
