import { createSignal, createUniqueId, For, onMount, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { ModelFormat, SavedFile } from '../../shared/api/files.ts';

/** The model for other programs: in which format, and what that cannot say. */
export function ModelExport(props: { readonly formats: readonly ModelFormat[]; readonly onSave: (pack: () => Promise<SavedFile>) => void }): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const [chosen, setChosen] = createSignal<string>();
  const writable = (): readonly ModelFormat[] => props.formats.filter(({ writes }) => writes);
  const format = (): ModelFormat | undefined => writable().find(({ name }) => name === chosen()) ?? writable()[0];
  return (
    <Show when={format()}>
      {(shown) => (
        <div class="model-export">
          <label for={id}>For other programs</label>
          <div class="row">
            <select id={id} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
              <For each={writable()}>
                {({ name, extensions }) => (
                  <option value={name} selected={name === shown().name}>
                    {name} ({extensions[0]})
                  </option>
                )}
              </For>
            </select>
            <button type="button" disabled={lab.state.run === undefined} onClick={() => { props.onSave(() => lab.run.files.exportModelAs(shown().name)); }}>
              Save as {shown().name}
            </button>
          </div>
          <p class="small soft">
            {shown().description}. {shown().limits}
          </p>
        </div>
      )}
    </Show>
  );
}

/** The formats, once they are loaded. */
export function useModelFormats(): () => readonly ModelFormat[] {
  const lab = useLab();
  const [formats, setFormats] = createSignal<readonly ModelFormat[]>([]);
  onMount(() => void lab.messages.attempt(() => lab.run.files.modelFormats()).then((found) => setFormats(found ?? [])));
  return formats;
}
