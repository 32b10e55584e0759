import type { SavedFile } from '../../shared/api/files.ts';

/** Milliseconds that a browser may take to begin a download. */
const patience = 30_000;

/** Downloads a file. */
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
