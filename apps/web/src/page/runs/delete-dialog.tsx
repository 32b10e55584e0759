import { createUniqueId, onMount, type JSX } from 'solid-js';

/** Asks for confirmation before a run is deleted. */
export function DeleteDialog(props: { readonly name: string; readonly onDelete: () => void; readonly onCancel: () => void }): JSX.Element {
  const titleId = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  onMount(() => dialog?.showModal());
  return (
    <dialog class="runs-delete" ref={(element) => (dialog = element)} aria-labelledby={titleId} onClose={() => { props.onCancel(); }}>
      <h3 id={titleId}>Delete {props.name}?</h3>
      <p>It is kept in this browser alone. Once it is deleted, it cannot be brought back.</p>
      <div class="row">
        <button type="button" autofocus onClick={() => { props.onCancel(); }}>
          Keep it
        </button>
        <button type="button" class="runs-delete-button" onClick={() => { props.onDelete(); }}>
          Delete it
        </button>
      </div>
    </dialog>
  );
}
