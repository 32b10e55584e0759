/** A network that another one can begin with: the present one, the one before the data were changed, or that of a kept run. */
export type BaseChoice = { readonly kind: 'present' | 'earlier' } | { readonly kind: 'kept'; readonly id: string };

/** What a network would begin with. */
export interface BaseLook {
  /** Those before the last layer with weights, which made its outputs and is replaced. */
  readonly layers: readonly BaseLayer[];
}

/** A layer that is taken over. */
export interface BaseLayer {
  readonly index: number;
  readonly type: string;
  readonly units: number;
  readonly activation?: string;
  readonly parameterCount: number;
  readonly isFrozen: boolean;
}

/** A network with a new end. */
export interface TransferRequest {
  readonly base: BaseChoice;
  /** Which layers training leaves as they are: `0..1`, `0,2`, `none`; as `--freeze` of the command line. */
  readonly freeze: string;
  /** Units of new layers before the outputs. */
  readonly hidden: readonly number[];
}
