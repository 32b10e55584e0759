/** The files of a run folder, by what they hold. */
export const runFiles = {
  config: 'config.json',
  events: 'events.jsonl',
  untrained: 'untrained.json',
  model: 'model.json',
  checkpoint: 'checkpoint.json',
} as const;

/** What a run folder holds. */
export type RunFile = keyof typeof runFiles;
