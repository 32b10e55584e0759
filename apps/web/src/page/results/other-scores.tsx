import { createMemo, For, Show, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import { heldOutLoss, heldOutPart, heldOutScores } from '../curves/held-out.ts';
import { useLab } from '../lab/lab-context.ts';

/** For data without classes: the figures of held-out samples. */
export function OtherScores(): JSX.Element {
  const lab = useLab();
  const latest = createMemo(() => lab.state.epochs.at(-1));
  const scores = createMemo(() => Object.entries(heldOutScores(latest() ?? {})));
  return (
    <div class="other-scores">
      <p>
        These data have no classes of which one is right, so there is nothing to be mistaken for another. What counts is how close the outputs
        come to their targets on the {heldOutPart(latest() ?? {})} data:
      </p>
      <dl class="other-scores-list">
        <dt>loss</dt>
        <dd class="numbers">{formatNumber(heldOutLoss(latest() ?? lab.state.run?.before ?? {}))}</dd>
        <For each={scores()}>
          {([name, value]) => (
            <>
              <dt>{name.replaceAll('-', ' ')}</dt>
              <dd class="numbers">{formatNumber(value)}</dd>
            </>
          )}
        </For>
      </dl>
      <Show when={latest() === undefined}>
        <p class="small soft">The other figures come with the end of the first epoch.</p>
      </Show>
    </div>
  );
}
