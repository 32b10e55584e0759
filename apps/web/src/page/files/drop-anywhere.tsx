import { createSignal, onCleanup, onMount, Show, type ParentProps, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import { droppedFiles } from './dropped-files.ts';
import './drop-anywhere.css';

/** Accepts models, runs, data and plugins dropped anywhere on the page. */
export function DropAnywhere(props: ParentProps<{ readonly onPlugin?: (file: File) => Promise<void> }>): JSX.Element {
  const lab = useLab();
  const [isOver, setIsOver] = createSignal(false);
  // Enter and leave events come from every element; the count tells whether the pointer is over the page.
  let depth = 0;

  const onEnter = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth++;
    setIsOver(true);
  };
  const onOver = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  };
  const onLeave = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) setIsOver(false);
  };
  const onDrop = (event: DragEvent): void => {
    if (event.dataTransfer === null || !hasFiles(event)) return;
    depth = 0;
    setIsOver(false);
    if (event.defaultPrevented) return; // handled by a more specific drop target
    event.preventDefault();
    const files = droppedFiles(event.dataTransfer);
    void lab.messages.attempt(async () => {
      const { takeFiles } = await import('./take-files.ts'); // loaded with the first drop
      await takeFiles(lab, await files, props.onPlugin);
    });
  };

  onMount(() => {
    addEventListener('dragenter', onEnter);
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    onCleanup(() => {
      removeEventListener('dragenter', onEnter);
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    });
  });

  return (
    <>
      {props.children}
      <Show when={isOver()}>
        <div class="drop-anywhere" role="status">
          <p>
            Drop it here: a model or a run (safetensors and ONNX too), IDX or CSV data, a plugin.
            <br />
            <span class="soft">Nothing leaves your computer.</span>
          </p>
        </div>
      </Show>
    </>
  );
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;
