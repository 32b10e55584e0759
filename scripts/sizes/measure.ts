import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import type { BundledFile, Bundler } from './bundle.ts';
import { esbuild } from './bundlers/esbuild.ts';
import { rollup } from './bundlers/rollup.ts';
import { vite } from './bundlers/vite.ts';
import { webpack } from './bundlers/webpack.ts';
import type { SizeCase } from './cases.ts';

/** The bundlers, by their names in the table. */
export const bundlers: Readonly<Record<string, Bundler>> = { esbuild, rollup, Vite: vite, webpack };

/** Bytes of a program, minified and gzipped, file by file. */
export interface Size {
  readonly atStart: number;
  /** What may load later, all of it. */
  readonly onDemand: number;
}

/** The sizes of a program, by bundler. */
export type Sizes = Readonly<Record<string, Size>>;

/** The file of a case's program. */
export const programOf = ({ name }: Pick<SizeCase, 'name'>): string => fileURLToPath(new URL(`cases/${name}.mjs`, import.meta.url));

export async function measure(sizeCase: SizeCase): Promise<Sizes> {
  const sizes: Record<string, Size> = {};
  for (const [name, bundle] of Object.entries(bundlers)) sizes[name] = sizeOf(await bundle(programOf(sizeCase)));
  return sizes;
}

function sizeOf(files: readonly BundledFile[]): Size {
  const sum = (isAtStart: boolean): number =>
    files.filter((file) => file.isAtStart === isAtStart).reduce((bytes, file) => bytes + gzipSync(file.bytes, { level: 9 }).length, 0);
  return { atStart: sum(true), onDemand: sum(false) };
}
