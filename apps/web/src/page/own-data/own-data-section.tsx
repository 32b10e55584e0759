import { For, Show, type JSX } from 'solid-js';
import { FileButton } from '../files/file-button.tsx';
import { saveFile } from '../files/save-file.ts';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { createOwnClasses, whatIsMissing } from './own-classes.ts';
import { OwnClassCard } from './own-class-card.tsx';
import { ownPicturesOf } from './own-pictures.ts';
import { folderOf, readPicture } from './read-picture.ts';
import './own-data.css';

/** Kept while the page is open, whichever room is. */
const classes = createOwnClasses();

/** Pictures of one's own in named classes, from files, folders, the clipboard, the pad or the camera. */
export function OwnDataSection(): JSX.Element {
  const lab = useLab();
  const count = (): number => classes.all().reduce((sum, { pictures }) => sum + pictures.length, 0);

  async function addFiles(id: number, files: readonly File[]): Promise<void> {
    const pictures: Uint8Array[] = [];
    const unreadable: string[] = [];
    for (const file of files) {
      const picture = await readPicture(file).catch(() => undefined);
      if (picture === undefined) unreadable.push(file.name);
      else pictures.push(picture);
    }
    classes.addPictures(id, pictures);
    if (unreadable.length > 0) lab.messages.show({ kind: 'warning', text: `Passed over, for this browser reads no picture in them: ${unreadable.join(', ')}.` });
  }

  /** Every folder is a class. */
  async function addFolder(files: readonly File[]): Promise<void> {
    const byName = Map.groupBy(files.filter(({ name }) => !name.startsWith('.')), (file) => folderOf(file) ?? 'pictures');
    for (const [name, own] of byName) {
      const known = classes.all().find((each) => each.name === name) ?? classes.all().find(({ name: called, pictures }) => pictures.length === 0 && called.startsWith('class '));
      if (known !== undefined) classes.rename(known.id, name);
      await addFiles(known?.id ?? classes.addClass(name), own);
    }
  }

  function save(): void {
    const { images, labels } = ownPicturesOf(classes.all());
    for (const file of [images, labels]) {
      void file.arrayBuffer().then((content) => {
        saveFile({ name: file.name, type: 'application/octet-stream', content: new Uint8Array(content) });
      });
    }
  }

  return (
    <section class="own-data" aria-label="Make your own classes">
      <h2>Make your own classes</h2>
      <p>
        Two things that a camera can tell apart, two shapes that you draw, two folders of pictures: name the classes, give each some pictures,
        and train on them. Pictures become gray, 28 × 28. <strong>They stay in this browser: nothing is sent anywhere</strong>, and closing the page
        forgets them.
      </p>
      <div class="own-data-classes">
        <For each={classes.all().map(({ id }) => id)}>
          {(id) => (
            <OwnClassCard
              own={() => classes.all().find((each) => each.id === id)}
              onRename={(name) => classes.rename(id, name)}
              onFiles={(files) => void addFiles(id, files)}
              onPicture={(picture) => classes.addPictures(id, [picture])}
              onUndo={() => classes.removeLast(id)}
              onRemove={() => classes.removeClass(id)}
            />
          )}
        </For>
      </div>
      <div class="row">
        <button type="button" onClick={() => void classes.addClass()}>
          Add a class
        </button>
        <FileButton label="A folder of folders" isFolder onFiles={(files) => void addFolder(files)} />
        <button type="button" class="primary" disabled={whatIsMissing(classes.all()) !== undefined} onClick={() => void lab.data.usePictures(ownPicturesOf(classes.all()))}>
          Use these {formatCount(count())} pictures
        </button>
        <button type="button" disabled={count() === 0} onClick={save}>
          Save as IDX files
        </button>
      </div>
      <p class="small soft">
        Few pictures are enough for a network that has learned to see something else: train it first, use these pictures then, and give it{' '}
        <button type="button" class="quiet" onClick={() => { lab.view.openRoom('runs'); }}>
          a new end for your classes
        </button>
        .
      </p>
      <Show when={whatIsMissing(classes.all())}>{(missing) => <p class="small soft">{missing()}</p>}</Show>
    </section>
  );
}
