import { rememberPath } from './path-of.ts';

/** The files of a drop, including those in folders. Must be called synchronously: the data is gone when the event handler returns. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
  const plain = [...transfer.files];
  if (entries.every(({ isFile }) => isFile)) return plain;
  const found = await Promise.all(entries.map(filesBelow));
  return found.flat();
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFileEntry(entry)) {
    const file = await new Promise<File>((resolve, reject) => { entry.file(resolve, reject); });
    rememberPath(file, entry.fullPath);
    return [file];
  }
  if (!isFolderEntry(entry)) return [];
  const reader = entry.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    // A folder is read in batches, until an empty one.
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (piece.length === 0) break;
    entries.push(...piece);
  }
  return (await Promise.all(entries.map(filesBelow))).flat();
}

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolderEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
