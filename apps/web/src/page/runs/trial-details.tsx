import { Show, type JSX } from 'solid-js';
import type { TrialOfSweep } from '../../shared/api/trial-of-sweep.ts';
import { figureOf } from './trial-score.ts';

/** Size of the picture of a curve, in its own units. */
const [width, height] = [72, 20];

/** Enough of a fingerprint to tell it from others. */
const fingerprintDigits = 16;

/** Which trial of which sweep a run is, and what tells its network from others. */
export function TrialDetails(props: { readonly trial: TrialOfSweep }): JSX.Element {
  const words = (): string => {
    const { sweep, index, seed, fingerprint, mean } = props.trial;
    return [sweep, `trial ${index}`, ...(seed === undefined ? [] : [`seed ${seed}`]), ...(fingerprint === undefined ? [] : [`fingerprint ${fingerprint.slice(0, fingerprintDigits)}…`]), ...(mean === undefined ? [] : [`mean of ${mean.seeds} seeds ${figureOf(props.trial, mean.value)}`])].join(', ');
  };
  return (
    <>
      <span class="small soft runs-folder">{words()}</span>
      <Show when={props.trial.curve.length > 1}>
        <svg class="runs-trial-curve" viewBox={`-1 -1 ${width + 2} ${height + 2}`} role="img" aria-label={`Learning curve: ${props.trial.curve.map((value) => figureOf(props.trial, value)).join(', ')}`}>
          <polyline points={pointsOf(props.trial)} />
        </svg>
      </Show>
    </>
  );
}

/** All curves of a sweep are drawn on one scale. */
function pointsOf({ curve, range: [smallest, greatest] }: TrialOfSweep): string {
  const span = greatest - smallest || 1;
  return curve.map((value, index) => `${((width * index) / (curve.length - 1)).toFixed(1)},${(height * (1 - (value - smallest) / span)).toFixed(1)}`).join(' ');
}
