import type { JSX } from 'solid-js';
import { RunChoice } from '../comparison/run-choice.tsx';
import { comparedRuns } from '../storage/kept-runs.ts';

/** Which other runs are drawn in the curves. */
export function CompareRuns(): JSX.Element {
  return (
    <details class="curves-compare">
      <summary>Compare with other runs ({comparedRuns().length} shown)</summary>
      <RunChoice />
    </details>
  );
}
