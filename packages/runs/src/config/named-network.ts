/** A network by name, with its options: `{ "type": "mlp", "hidden": [256] }`. Its layers follow from it and from the data. */
export interface NamedNetwork {
  /** The name that the network is registered under: `mlp`. */
  readonly type: string;
  readonly [option: string]: unknown;
}

/** True for a network by name, and not for one in full or in short form. */
export const isNamedNetwork = (network: object): network is NamedNetwork => 'type' in network;
