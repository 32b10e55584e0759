/** Files by purpose, judged by their names and first bytes. */
export interface SortedFiles {
  readonly plugins: readonly File[];
  /** Models, checkpoints, run folders and settings. */
  readonly runs: readonly File[];
  /** Everything else: data, or files that the worker rejects. */
  readonly data: readonly File[];
}

const scriptName = /\.[mc]?[jt]s$/i;
/** A checkpoint begins like JSON too, but a damaged one may not. */
const jsonName = /\.(jsonl?|ckpt)$/i;
/** An optional byte order mark, whitespace and a brace. */
const beginsLikeJson = /^\ufeff?\s*\{/;

/**
 * Sorts files by content; of large ones only the beginning is read.
 *
 * @param modelEnds - Ends of the names of models of other programs.
 */
export async function sortFiles(files: readonly File[], modelEnds: readonly string[] = []): Promise<SortedFiles> {
  const sorted = { plugins: [] as File[], runs: [] as File[], data: [] as File[] };
  // The numbers that a model.json of TensorFlow.js names are in files beside it.
  const ends = files.some(({ name }) => name.endsWith('.json')) ? [...modelEnds, '.bin'] : modelEnds;
  for (const file of files) {
    if (!isHidden(file)) sorted[await kindOf(file, ends)].push(file);
  }
  return sorted;
}

async function kindOf(file: File, modelEnds: readonly string[]): Promise<keyof SortedFiles> {
  if (scriptName.test(file.name)) return 'plugins';
  if (modelEnds.some((end) => file.name.toLowerCase().endsWith(end))) return 'runs';
  const beginning = await file.slice(0, 64).arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => new Uint8Array(), // reading it fully will report the reason
  );
  const isZip = beginning[0] === 0x50 && beginning[1] === 0x4b && beginning[2] === 3 && beginning[3] === 4;
  const isJson = jsonName.test(file.name) || beginsLikeJson.test(new TextDecoder().decode(beginning));
  return isZip || isJson ? 'runs' : 'data';
}

/** System files such as .DS_Store. */
const isHidden = ({ name }: File): boolean => name.startsWith('.') || name === 'Thumbs.db';
