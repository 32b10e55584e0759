import type { JSX } from 'solid-js';
import type { RunFilter } from './run-filter.ts';

/** Fields for which of the kept runs are listed. */
export function RunFilterFields(props: { readonly filter: RunFilter; readonly onChange: (filter: RunFilter) => void }): JSX.Element {
  return (
    <>
      <label class="runs-filter">
        Only those with
        <input
          type="search"
          placeholder="huber, seed 8"
          value={props.filter.words}
          onInput={({ currentTarget }) => {
            props.onChange({ ...props.filter, words: currentTarget.value });
          }}
        />
      </label>
      <label class="runs-filter">
        <input
          type="checkbox"
          checked={props.filter.isWholeOnly}
          onChange={({ currentTarget }) => {
            props.onChange({ ...props.filter, isWholeOnly: currentTarget.checked });
          }}
        />
        Only those with a whole epoch
      </label>
    </>
  );
}
