/** A setting of a run in words. */
export interface RunSetting {
  /** What is set: `loss`. */
  readonly name: string;
  /** How: `huber`. */
  readonly value: string;
  /** How it is named where it tells a run from another: `huber`, `seed 8`. */
  readonly words: string;
  /** False where it is not what the data, or the network's name, lead to by themselves. */
  readonly isUsual: boolean;
}
