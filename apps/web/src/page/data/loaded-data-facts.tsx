import { createUniqueId, For, Show, type JSX } from 'solid-js';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { DataSummary } from '../../shared/api/data.ts';
import type { ClassCount, DataFacts, TableColumns } from '../../shared/api/data-facts.ts';

const tasks: Readonly<Record<DataSummary['task'], string>> = {
  classification: 'one class of several',
  regression: 'numbers',
  'multi-label': 'labels that may apply',
};

/** A description of the loaded data, with controls for how much is used and what is predicted. */
export function LoadedDataFacts(props: { readonly data: DataSummary; readonly facts: DataFacts | undefined }): JSX.Element {
  /** Until they are counted, the classes alone: what stands below does not jump. */
  const counts = (): readonly ({ readonly name: string } & Partial<ClassCount>)[] => props.facts?.counts ?? props.data.classes.map((name) => ({ name }));
  return (
    <>
      <h2>{props.data.title}</h2>
      <dl class="data-panel-facts">
        <div>
          <dt>to learn from</dt>
          <dd class="numbers">{formatCount(props.data.trainSize)}</dd>
        </div>
        <div>
          <dt>held out</dt>
          <dd class="numbers">{formatCount(props.data.testSize)}</dd>
        </div>
        <div>
          <dt>each sample</dt>
          <dd class="numbers">{props.data.inputShape.join(' × ')} numbers</dd>
        </div>
        <div>
          <dt>to predict</dt>
          <dd>{tasks[props.data.task]}</dd>
        </div>
      </dl>
      <For each={props.data.notes}>{(note) => <p class="small data-panel-note">{note}</p>}</For>
      <Show when={props.data.decisions.length > 0}>
        <Decisions decisions={props.data.decisions} />
      </Show>
      <Limit data={props.data} all={props.facts?.trainSizeInAll ?? props.data.trainSize} />
      <Show when={props.facts?.table}>{(table) => <Target data={props.data} table={table()} />}</Show>
      <Show when={counts().length > 0}>
        <details open={counts().length <= 12}>
          <summary>Samples of each class</summary>
          <table class="data-panel-counts">
            <caption class="hidden-visually">Samples of each class</caption>
            <thead>
              <tr>
                <th scope="col">class</th>
                <th scope="col">to learn from</th>
                <th scope="col">held out</th>
              </tr>
            </thead>
            <tbody>
              <For each={counts()}>
                {({ name, train, test }) => (
                  <tr>
                    <th scope="row">{name}</th>
                    <td>{train === undefined ? '' : formatCount(train)}</td>
                    <td>{test === undefined ? '' : formatCount(test)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </details>
      </Show>
    </>
  );
}

/** How the visitor's files were interpreted. */
function Decisions(props: { readonly decisions: DataSummary['decisions'] }): JSX.Element {
  return (
    <details>
      <summary>How the file was read</summary>
      <dl class="data-panel-decisions">
        <For each={props.decisions}>
          {({ subject, value, reason }) => (
            <div>
              <dt>{subject}</dt>
              <dd>
                {value} <span class="soft">({reason})</span>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </details>
  );
}

/** The number of training samples used. */
function Limit(props: { readonly data: DataSummary; readonly all: number }): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  let input: HTMLInputElement | undefined;
  function use(): void {
    const wanted = input?.valueAsNumber ?? NaN;
    const { limit: _, ...reference } = props.data.reference;
    const isAll = !Number.isInteger(wanted) || wanted >= props.all;
    void lab.data.use(isAll ? reference : { ...reference, limit: Math.max(1, wanted) });
  }
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <label for={id}>Training samples to use</label>
      <input type="number" id={id} min="1" max={props.all} step="1" value={props.data.trainSize} ref={(element) => (input = element)} />
      <span class="soft small">of {formatCount(props.all)}; a new run begins</span>
      <button type="submit">Use so many</button>
    </form>
  );
}

/** The column of a table to predict. */
function Target(props: { readonly data: DataSummary; readonly table: TableColumns }): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  return (
    <div class="row">
      <label for={id}>Column to predict</label>
      <select
        id={id}
        value={props.table.target}
        onChange={({ currentTarget }) => void lab.data.use({ ...props.data.reference, target: [currentTarget.value] })}
      >
        <For each={props.table.columns}>{(column) => <option value={column}>{column}</option>}</For>
      </select>
      <span class="soft small">all others are inputs; a new run begins</span>
    </div>
  );
}
