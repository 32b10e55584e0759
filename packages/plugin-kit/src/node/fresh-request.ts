import type { LoadRequest } from '../subject.ts';

/** The request to a fresh process: the module of a plugin, a model, and inputs. */
export interface FreshRequest extends LoadRequest {
  /** The file: URL of the plugin's module. */
  readonly url: string;
}

/** Its reply: the outputs as hexadecimal digits of 32-bit floats, or the reason for a failure. */
export type FreshAnswer = { readonly outputs: string } | { readonly error: string; readonly hint?: string };
