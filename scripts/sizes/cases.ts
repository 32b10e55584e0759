/** What is bundled, and how large it may get. */
export interface SizeCase {
  /** The name of its file in `cases`. */
  readonly name: string;
  readonly title: string;
  /** In bytes, minified and gzipped: of all chunks that load at the start, with every bundler. It may be lowered; see decision 0064. */
  readonly budget: number;
}

export const sizeCases: readonly SizeCase[] = [
  { name: 'tanh', title: "`import { tanh } from '@vitrum/activations'`", budget: 1_500 },
  { name: 'activations', title: '`@vitrum/activations`, all of it', budget: 5_000 },
  { name: 'small-network', title: 'a [program](scripts/sizes/cases/small-network.mjs) that trains: dense, tanh, squared-error, sgd, network and trainer', budget: 26_500 },
  { name: 'vitrum', title: '`vitrum`, all of it, without the WebAssembly', budget: 60_000 },
];
