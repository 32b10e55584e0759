import { installCommand } from '@vitrum/formats';
import type { HintTexts } from '@vitrum/runs';

/** What a person can do on the command line. */
export const hintTexts: HintTexts = {
  installPlugins: (missing) => {
    const installable = missing.flatMap((plugin) => installCommand(plugin) ?? []);
    const give = 'Give its file or its package: --plugin <file|package>.';
    if (installable.length === 0) return `${give} A plugin is code: give only what you trust.`;
    return `${give} Where it is a package that you trust, for a plugin is code, install it first: ${installable.join('; ')}`;
  },
  nameDataset: 'Name one: --dataset mnist, or files of your own: --data table.csv.',
  fitData: 'Use the data and options of its training. A file of your own is read as the model says: vitrum evaluate --model model.json --data new.csv.',
  restartDownload: 'Start a new run without --resume.',
};
