import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { drawingOf } from '../drawing-pad/drawing.ts';
import { useLab } from '../lab/lab-context.ts';
import { lessonProgressOf } from '../lessons/lesson-progress.ts';
import { withFragment } from './with-fragment.ts';
import './copy-link.css';

/** Copies the address of the current run with what is looked at, or shows it to be copied by hand if the browser does not allow that. */
export function CopyLink(props: { readonly name?: string }): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const [said, setSaid] = createSignal('');
  const [byHand, setByHand] = createSignal<string>();

  async function copy(): Promise<void> {
    const [{ addressOfRun }, { writeView }] = await Promise.all([import('./address-of-run.ts'), import('./view/write-view.ts')]);
    const run = await addressOfRun(lab);
    if (run === undefined) return;
    const link = withFragment(writeView(lab, drawingOf(lab), lessonProgressOf(lab)), run);
    const isCopied = await writeToClipboard(link);
    setSaid(isCopied ? 'Copied. The link holds the data, the network, the training, the seed and what is open.' : '');
    setTimeout(() => setSaid(''), 4000);
    setByHand(isCopied ? undefined : link);
  }

  return (
    <div class="copy-link">
      <button type="button" disabled={lab.state.run === undefined} onClick={() => void copy()}>
        {props.name ?? 'Copy link'}
      </button>
      <p class="copy-link-said small soft" role="status">
        {said()}
      </p>
      <Show when={byHand()}>
        {(link) => (
          <div class="copy-link-by-hand">
            <label class="small" for={id}>
              Link to this view
            </label>
            <input id={id} type="text" readonly value={link()} ref={selectAll} onFocus={({ currentTarget }) => currentTarget.select()} />
          </div>
        )}
      </Show>
    </div>
  );
}

function selectAll(input: HTMLInputElement): void {
  queueMicrotask(() => {
    input.focus();
    input.select();
  });
}

/** False if the browser denies access to the clipboard. */
async function writeToClipboard(text: string): Promise<boolean> {
  if (!isSecureContext) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
