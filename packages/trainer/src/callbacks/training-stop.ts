/** Why a callback ended a training. */
export interface TrainingStop {
  /** The name of the callback. */
  readonly callback: string;
  /** For people, as the end of a sentence. */
  readonly reason: string;
}
