/** The options of commands that read a dataset, as they were typed. */
export interface DataChoice {
  readonly dataset?: string;
  readonly data?: string;
  readonly target?: readonly string[];
  readonly sampleWeights?: string;
  readonly dataOption?: readonly string[];
}
