/** The files of a run folder, by content. */
export const runFiles = {
  config: 'config.json',
  events: 'events.jsonl',
  untrained: 'untrained.json',
  model: 'model.json',
  checkpoint: 'checkpoint.json',
} as const;

/** The content of a file in a run folder. */
export type RunFile = keyof typeof runFiles;
