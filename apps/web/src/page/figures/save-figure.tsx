import { createSignal, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import { useLab } from '../lab/lab-context.ts';
import { presentKept } from '../storage/kept-runs.ts';
import './save-figure.css';

interface SaveFigureProps {
  /** What the figure shows, for the name of the file: `loss`, `confusion matrix`. */
  readonly what: string;
  /** A selector of the part that is saved; by default the nearest element around with `data-figure`. */
  readonly part?: string;
}

/** Saves the figure around it as a picture: pixels or vectors, named by what it shows and of which run. */
export function SaveFigure(props: SaveFigureProps): JSX.Element {
  const lab = useLab();
  const [isSaving, setIsSaving] = createSignal(false);
  const save = async (button: HTMLElement, type: 'png' | 'svg'): Promise<void> => {
    const figure = button.closest('[data-figure]');
    const root = props.part === undefined ? figure : figure?.querySelector(props.part);
    if (!(root instanceof HTMLElement)) return;
    setIsSaving(true);
    const { run, progress } = lab.state;
    const kept = presentKept();
    await lab.messages.attempt(async () => {
      const { savePicture } = await import('./save-picture.ts');
      await savePicture(root, type, { what: props.what, run: unwrap(run), epochs: progress, name: kept?.isRenamed === true ? kept.name : undefined });
    });
    setIsSaving(false);
  };
  const button = (type: 'png' | 'svg'): JSX.Element => (
    <button type="button" class="quiet" disabled={isSaving()} aria-label={`${type.toUpperCase()}: save the ${props.what} as a picture`} onClick={({ currentTarget }) => void save(currentTarget, type)}>
      {type.toUpperCase()}
    </button>
  );
  return (
    <span class="save-figure" data-save-figure title="Save as a picture">
      <span aria-hidden="true">⤓</span>
      {button('png')}
      {button('svg')}
    </span>
  );
}
