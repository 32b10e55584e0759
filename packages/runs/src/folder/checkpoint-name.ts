/** The name of the checkpoint after so many steps. */
export function checkpointName(step: number): string {
  return `checkpoint-${step}.ckpt`;
}

/** The steps in the name of a checkpoint; undefined for other names. */
export function stepOfCheckpoint(name: string): number | undefined {
  const [, step] = /^checkpoint-(0|[1-9]\d{0,15})\.ckpt$/.exec(name) ?? [];
  return step === undefined ? undefined : Number(step);
}
