import { Show, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import type { WalkSettings } from './use-walk.ts';

/** From a ten-thousandth to a hundred, in powers of ten. */
const range = { min: -4, max: 2, step: 0.05 } as const;

/** The settings and buttons of a walk. */
export function WalkControls(props: {
  readonly settings: WalkSettings;
  readonly start: readonly [x: number, y: number];
  /** What the run trains with, where there is one. */
  readonly runsLearningRate?: number;
  readonly onSettings: (settings: WalkSettings) => void;
  readonly onStart: (start: readonly [x: number, y: number]) => void;
  readonly onStartHere: () => void;
  readonly onWalk: () => void;
  readonly onStep: () => void;
}): JSX.Element {
  const exponent = (): number => Math.log10(props.settings.learningRate);
  const startAt = (axis: 0 | 1, value: number): void => {
    if (Number.isFinite(value)) props.onStart(axis === 0 ? [value, props.start[1]] : [props.start[0], value]);
  };
  return (
    <div class="walk-controls">
      <div class="row">
        <button type="button" class="primary" onClick={() => props.onWalk()}>Walk</button>
        <button type="button" onClick={() => props.onStep()}>One step</button>
      </div>
      <label class="walk-controls-slider">
        <span>
          Learning rate η = <span class="numbers walk-controls-rate">{rateText(props.settings.learningRate)}</span>
        </span>
        <input
          type="range"
          {...range}
          value={exponent()}
          aria-label="Learning rate"
          aria-valuetext={rateText(props.settings.learningRate)}
          onInput={(event) => props.onSettings({ ...props.settings, learningRate: rateOf(event.currentTarget.valueAsNumber) })}
        />
        <span class="small soft">
          The scale is logarithmic.
          <Show when={props.runsLearningRate !== undefined}> The run itself trains with {String(props.runsLearningRate)}.</Show>
        </span>
      </label>
      <label class="walk-controls-slider">
        <span>
          Steps: <span class="numbers">{props.settings.steps}</span>
        </span>
        <input
          type="range"
          min="1"
          max="100"
          value={props.settings.steps}
          aria-label="Steps"
          onInput={(event) => props.onSettings({ ...props.settings, steps: event.currentTarget.valueAsNumber })}
        />
        <span class="small soft">Each step is −η · gradient, with the mean cost of all samples.</span>
      </label>
      <div class="row">
        <label class="walk-controls-start">
          Start x
          <input type="number" step="0.1" value={rounded(props.start[0])} onChange={(event) => startAt(0, event.currentTarget.valueAsNumber)} />
        </label>
        <label class="walk-controls-start">
          Start y
          <input type="number" step="0.1" value={rounded(props.start[1])} onChange={(event) => startAt(1, event.currentTarget.valueAsNumber)} />
        </label>
        <button type="button" onClick={() => props.onStartHere()}>Start here, at the network's place</button>
      </div>
      <p class="small soft">A click on the map, or the arrow keys on it, choose another start.</p>
    </div>
  );
}

/** Two digits are enough. */
const rateOf = (exponent: number): number => Number(Math.pow(10, exponent).toPrecision(2));

const rateText = (rate: number): string => (rate < 0.0005 ? formatNumber(rate) : String(rate));

const rounded = (value: number): number => Number(value.toFixed(3));
