import { createSignal, createUniqueId, Index, Show, type JSX } from 'solid-js';
import { SamplePicture } from '../data/sample-picture.tsx';
import { droppedFiles } from '../files/dropped-files.ts';
import { FileButton } from '../files/file-button.tsx';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { CameraView } from './camera-view.tsx';
import { pictureSide, type OwnClass } from './own-classes.ts';

/** The last pictures are shown. */
const shown = 12;
const form = { width: pictureSide, height: pictureSide, channels: 1 };

/** One class: its name, its pictures, and how more of them are added. */
export function OwnClassCard(props: {
  readonly own: () => OwnClass | undefined;
  readonly onRename: (name: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onPicture: (picture: Uint8Array) => void;
  readonly onUndo: () => void;
  readonly onRemove: () => void;
}): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const [hasCamera, setCamera] = createSignal(false);
  const [isOver, setOver] = createSignal(false);
  const pictures = (): readonly Uint8Array[] => props.own()?.pictures ?? [];
  const name = (): string => props.own()?.name ?? '';
  const drawing = (): Float32Array | undefined => {
    const { selection } = lab.state;
    return selection.kind === 'drawing' && selection.input.length === pictureSide * pictureSide ? selection.input : undefined;
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    // Folders are read through; what is hidden in them is no picture.
    if (event.dataTransfer !== null) void droppedFiles(event.dataTransfer).then((files) => props.onFiles(files.filter(({ name }) => !name.startsWith('.'))));
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return; // text, for the name
    event.preventDefault();
    props.onFiles(files);
  };
  return (
    <fieldset
      class="own-class"
      tabIndex={-1} // what is pasted goes to the class that was pressed last
      classList={{ 'own-class-over': isOver() }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      <legend class="hidden-visually">Class {name()}</legend>
      <div class="row">
        <label for={id} class="small">
          Name
        </label>
        <input id={id} type="text" value={name()} onInput={({ currentTarget }) => props.onRename(currentTarget.value)} />
        <span class="small numbers">
          {formatCount(pictures().length)} {pictures().length === 1 ? 'picture' : 'pictures'}
        </span>
      </div>
      <div class="own-class-pictures">
        <Index each={pictures().slice(-shown)}>{(picture) => <SamplePicture pixels={Float32Array.from(picture(), (byte) => byte / 255)} size={form} />}</Index>
      </div>
      <div class="row">
        <FileButton label={`Pictures for ${name()}`} accept="image/*" onFiles={props.onFiles} />
        <button type="button" disabled={drawing() === undefined} onClick={() => props.onPicture(Uint8Array.from(drawing() ?? [], (value) => Math.round(255 * value)))}>
          Add the drawing
        </button>
        <Show when={'mediaDevices' in navigator}>
          <button type="button" aria-pressed={hasCamera()} onClick={() => setCamera(!hasCamera())}>
            Camera
          </button>
        </Show>
        <button type="button" class="quiet" disabled={pictures().length === 0} onClick={() => props.onUndo()}>
          Remove the last
        </button>
        <button type="button" class="quiet" aria-label={`Remove the class ${name()}`} onClick={() => props.onRemove()}>
          Remove
        </button>
      </div>
      <Show when={hasCamera()}>
        <CameraView name={name()} onPicture={props.onPicture} onEnd={() => setCamera(false)} />
      </Show>
      <p class="small soft">Or drop pictures or a folder of them here, or press here and paste one.</p>
    </fieldset>
  );
}
