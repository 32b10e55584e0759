/** The files of a run folder, by content; its checkpoints are named by their steps, see `checkpointName`. */
export const runFiles = {
  config: 'config.json',
  events: 'events.jsonl',
  untrained: 'untrained.json',
  best: 'best.json',
  model: 'model.json',
} as const;

/** The content of a file in a run folder. */
export type RunFile = keyof typeof runFiles;
