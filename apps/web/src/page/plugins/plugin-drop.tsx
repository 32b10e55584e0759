import { createSignal, createUniqueId, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import { offerPlugin } from './offered-plugin.ts';
import { readPluginFile } from './read-plugin-file.ts';

/** Chooses or accepts a plugin's file, which is read at once but runs only after confirmation. */
export function PluginDrop(): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const [isOver, setOver] = createSignal(false);

  async function take(files: FileList | null | undefined): Promise<void> {
    const file = files?.[0];
    if (file === undefined) return;
    const offer = await lab.messages.attempt(() => readPluginFile(file));
    if (offer !== undefined) offerPlugin(lab, offer);
  }

  return (
    <div
      class="plugins-drop"
      classList={{ 'plugins-drop-over': isOver() }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation(); // the page around it accepts data and models
        setOver(false);
        void take(event.dataTransfer?.files);
      }}
    >
      <label for={id}>A plugin's file (.js, .mjs, .ts)</label>
      <input
        id={id}
        type="file"
        accept=".js,.mjs,.cjs,.ts,.mts,text/javascript"
        onChange={({ currentTarget }) => {
          const { files } = currentTarget;
          void take(files).then(() => (currentTarget.value = '')); // so that the same file can be chosen again
        }}
      />
      <p class="small soft">Choose a file, or drop it here. It runs only after you have said so.</p>
    </div>
  );
}
