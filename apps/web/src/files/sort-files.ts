/** What files are for, as far as their names and first bytes tell. */
export interface SortedFiles {
  readonly plugins: readonly File[];
  /** Models, checkpoints, run folders and settings. */
  readonly runs: readonly File[];
  /** Everything else: data, or what the worker says is none. */
  readonly data: readonly File[];
}

const scriptName = /\.[mc]?[jt]s$/i;
const jsonName = /\.jsonl?$/i;
/** Whitespace and then a brace, after a byte order mark perhaps. */
const beginsLikeJson = /^\ufeff?\s*\{/;

/** Sorts files by what they hold; of large ones, no more than the beginning is read. */
export async function sortFiles(files: readonly File[]): Promise<SortedFiles> {
  const sorted = { plugins: [] as File[], runs: [] as File[], data: [] as File[] };
  for (const file of files) {
    if (!isHidden(file)) sorted[await kindOf(file)].push(file);
  }
  return sorted;
}

async function kindOf(file: File): Promise<keyof SortedFiles> {
  if (scriptName.test(file.name)) return 'plugins';
  const beginning = await file.slice(0, 64).arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => new Uint8Array(), // whoever reads all of it will say why it cannot be read
  );
  const isZip = beginning[0] === 0x50 && beginning[1] === 0x4b && beginning[2] === 3 && beginning[3] === 4;
  const isJson = jsonName.test(file.name) || beginsLikeJson.test(new TextDecoder().decode(beginning));
  return isZip || isJson ? 'runs' : 'data';
}

/** What systems leave in folders: .DS_Store and its like. */
const isHidden = ({ name }: File): boolean => name.startsWith('.') || name === 'Thumbs.db';
