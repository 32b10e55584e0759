import type { Backend, Registry } from '@vitrum/core';
import type { ModelWarning } from '@vitrum/formats';

/** Where a model is opened. */
export interface OpenModelOptions {
  /** Knows the names in it; everything built in by default. */
  readonly registry?: Registry;
  /** What computes; by default the fastest that can run here. */
  readonly backend?: Backend;
  /** Receives doubts: a plugin in another major version than the one the model was made with. */
  readonly onWarning?: (warning: ModelWarning) => void;
}
