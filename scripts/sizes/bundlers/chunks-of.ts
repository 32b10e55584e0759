import type { Chunk } from '../bundle.ts';

/** What rollup, and what follows it, says of a file. */
interface RollupOutput {
  readonly type: 'chunk' | 'asset';
  readonly fileName: string;
  readonly code?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

export const chunksOf = (output: readonly RollupOutput[]): readonly Chunk[] =>
  output.filter(({ type }) => type === 'chunk').map(({ fileName, code = '', isEntry = false, imports = [] }) => ({
    name: fileName, bytes: new TextEncoder().encode(code), isEntry, imports,
  }));
