/** A file that a bundler made. */
export interface BundledFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True if it loads with the program, false if the program asks for it later, by `import()`. */
  readonly isAtStart: boolean;
}

/** Bundles a program for the browser, minified, from the packages as they are built. */
export type Bundler = (entry: string) => Promise<readonly BundledFile[]>;

/** A file, and those that it imports at once. */
export interface Chunk {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
}

/** Marks what the entry imports at once, directly or by way of others. */
export function markStart(chunks: readonly Chunk[]): readonly BundledFile[] {
  const atStart = new Set<string>();
  const reach = (name: string): void => {
    if (atStart.has(name)) return;
    atStart.add(name);
    for (const imported of chunks.find((chunk) => chunk.name === name)?.imports ?? []) reach(imported);
  };
  for (const { name, isEntry } of chunks) if (isEntry) reach(name);
  return chunks.map(({ name, bytes }) => ({ name, bytes, isAtStart: atStart.has(name) }));
}
