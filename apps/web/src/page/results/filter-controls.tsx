import { For, type JSX } from 'solid-js';
import type { ResultFilter } from './result-filter.ts';

interface FilterControlsProps {
  readonly classes: readonly string[];
  readonly filter: ResultFilter;
  readonly onChange: (filter: ResultFilter) => void;
}

/** Controls for the filter and order of test samples. */
export function FilterControls(props: FilterControlsProps): JSX.Element {
  const change = (changed: Partial<ResultFilter>): void => {
    props.onChange({ ...props.filter, ...changed });
  };
  return (
    <fieldset class="filter-controls">
      <legend class="hidden-visually">Which test samples are shown</legend>
      <div class="row" role="group" aria-label="All or mistakes alone">
        <button type="button" aria-pressed={props.filter.only === 'all'} onClick={() => { change({ only: 'all' }); }}>
          All
        </button>
        <button type="button" aria-pressed={props.filter.only === 'wrong'} onClick={() => { change({ only: 'wrong' }); }}>
          Mistakes
        </button>
      </div>
      <ClassMenu
        label="right answer"
        classes={props.classes}
        chosen={props.filter.label}
        onChoose={(label) => {
          change({ label });
        }}
      />
      <ClassMenu
        label="seen as"
        classes={props.classes}
        chosen={props.filter.predicted}
        onChoose={(predicted) => {
          change({ predicted });
        }}
      />
      <label>
        order{' '}
        <select
          value={props.filter.order}
          onChange={(event) => {
            change({ order: event.currentTarget.value === 'certain' ? 'certain' : 'stored' });
          }}
        >
          <option value="stored">as in the data</option>
          <option value="certain">largest output first</option>
        </select>
      </label>
    </fieldset>
  );
}

interface ClassMenuProps {
  readonly label: string;
  readonly classes: readonly string[];
  readonly chosen: number | undefined;
  readonly onChoose: (index: number | undefined) => void;
}

function ClassMenu(props: ClassMenuProps): JSX.Element {
  return (
    <label>
      {props.label}{' '}
      <select
        onChange={(event) => {
          const { value } = event.currentTarget;
          props.onChoose(value === '' ? undefined : Number(value));
        }}
      >
        <option value="" selected={props.chosen === undefined}>
          any
        </option>
        <For each={props.classes}>
          {(name, index) => (
            <option value={index()} selected={props.chosen === index()}>
              {name}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}
