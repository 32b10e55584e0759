import { Show, type JSX } from 'solid-js';
import type { Valley } from '../../shared/api/valley.ts';
import type { Walk } from './use-walk.ts';
import { verdictText, type VerdictText } from './verdict-text.ts';

/** What became of a walk, in words. */
export function WalkVerdict(props: { readonly walk: Walk; readonly valley: Valley }): JSX.Element {
  const text = (): VerdictText | undefined => {
    const verdict = props.walk.verdict();
    return verdict && verdictText(verdict, props.walk.path());
  };
  const leavesMap = (): boolean => {
    const { xRange, yRange } = props.valley;
    return props.walk.path().some(({ x, y }) => !(x >= xRange[0] && x <= xRange[1] && y >= yRange[0] && y <= yRange[1]));
  };
  return (
    <div class="valley-panel-verdict" role="status" data-verdict={props.walk.verdict()}>
      <Show when={text()} fallback={<p class="soft">{props.walk.path().length > 0 ? 'Walking.' : 'The hiker stands at the start.'}</p>}>
        {(told) => (
          <p>
            <strong>{told().name}</strong>: {told().meaning}
            <Show when={leavesMap()}> Some steps lie beyond the map.</Show>
          </p>
        )}
      </Show>
    </div>
  );
}
