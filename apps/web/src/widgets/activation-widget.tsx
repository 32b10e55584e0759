import { activationCurve } from '@vitrum/plots';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { Formula } from '../page/formula/formula.tsx';
import { CurvePicture } from '../page/settings/curve-picture.tsx';
import { activationNamed } from './activation-choices.ts';
import { ActivationSelect } from './activation-select.tsx';

/** The curve of an activation with its derivative, and both formulas. */
export function ActivationWidget(): JSX.Element {
  const [name, setName] = createSignal('tanh');
  const activation = createMemo(() => activationNamed(name()));
  const curve = createMemo(() => activationCurve(activation()));
  return (
    <div class="widget" data-widget="activation">
      <div class="widget-fields">
        <ActivationSelect value={name()} onChange={setName} />
      </div>
      <div class="widget-halves">
        <div class="curve-plot">
          <CurvePicture curve={curve()} name={name()} />
        </div>
        <div class="settings-about small" role="status">
          <Show when={activation().description}>{(description) => <p>{description()}.</p>}</Show>
          <Show when={activation().formula}>
            {(formula) => (
              <p class="numbers">
                <Formula formula={`φ(z) = ${formula()}`} />
              </p>
            )}
          </Show>
          <Show when={activation().derivativeFormula}>
            {(formula) => (
              <p class="numbers">
                <Formula formula={`φ′(z) = ${formula()}`} />
              </p>
            )}
          </Show>
        </div>
      </div>
    </div>
  );
}
