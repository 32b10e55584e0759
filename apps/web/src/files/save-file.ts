import type { SavedFile } from '../worker/api/files.ts';

/** How long a browser may take to begin with a download, in milliseconds. */
const patience = 30_000;

/** Hands a file to the visitor, as the browser saves downloads. */
export function saveFile({ name, type, content }: SavedFile): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, patience);
}
