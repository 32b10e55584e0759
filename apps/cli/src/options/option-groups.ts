import { Command, type Option } from 'commander';
import { sharedOptions } from './shared-options.ts';

/** Options that several commands have in one order. */
export const optionGroups = {
  /** Which data, and how they are read. */
  data: (dataset: string): readonly Option[] => [
    sharedOptions.dataset(dataset), sharedOptions.data(), sharedOptions.target(), sharedOptions.dataOption(), sharedOptions.dataDir(),
  ],
  /** What computes. */
  backend: (): readonly Option[] => [sharedOptions.backend(), sharedOptions.threads(), sharedOptions.deterministic(), sharedOptions.plugin()],
  /** What is printed. */
  output: (): readonly Option[] => [sharedOptions.json(), sharedOptions.verbose()],
} as const;

/** A command to which groups of options can be added. */
export class GroupedCommand extends Command {
  addOptions(...groups: readonly (readonly Option[])[]): this {
    for (const option of groups.flat()) this.addOption(option);
    return this;
  }
}
