/** What a network makes of one input: a of every layer, and z where it has few units. */
export interface ForwardPass {
  readonly input: Float32Array;
  readonly layers: readonly LayerPass[];
  readonly outputs: Float32Array;
  /** Class of the largest output, for classification. */
  readonly predicted?: number;
  /** The right class, where it is known. */
  readonly label?: number;
  /** Cost of this sample, where its target is known. */
  readonly loss?: number;
}

/** What one layer makes of it. */
export interface LayerPass {
  /** Absent where a layer has none, and for pictures, whose z nobody sees. */
  readonly z?: Float32Array;
  readonly a: Float32Array;
}
