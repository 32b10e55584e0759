import type { HintTexts } from '@vitrum/runs';

/** What a person can do on the page. */
export const hintTexts: HintTexts = {
  installPlugins: () => 'Load its file in the room "Plugins", if you trust it, and import this again: a plugin is code.',
  nameDataset: 'Choose data in the room "Data".',
  fitData: 'Choose the data of its training in the room "Data", and import it again.',
  restartDownload: 'Take the folder as it was written, or begin a new run.',
};
