const paths = new WeakMap<File, string>();

/** A file that was dropped with its folder does not tell its path: it is remembered here. */
export function rememberPath(file: File, path: string): void {
  paths.set(file, path.replace(/^\//, ''));
}

/** Where a file was, below the folder that was chosen or dropped. */
export const pathOf = (file: File): string => paths.get(file) ?? (file.webkitRelativePath === '' ? file.name : file.webkitRelativePath);
