import { createUniqueId, type JSX } from 'solid-js';
import './file-button.css';

/** A native file input styled as a button. */
export function FileButton(props: {
  readonly label: string;
  readonly accept?: string;
  /** True to choose a folder instead of files. */
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <span class="file-button">
      <input
        type="file"
        id={id}
        multiple
        accept={props.accept}
        ref={(element) => {
          // Not in the JSX types.
          if (props.isFolder === true) element.setAttribute('webkitdirectory', '');
        }}
        onChange={({ currentTarget }) => {
          props.onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = ''; // so that the same file can be chosen again
        }}
      />
      <label class="button" for={id}>
        {props.label}
      </label>
    </span>
  );
}
