import type { LoadRequest } from '../subject.ts';

/** What a fresh process is sent: the module of a plugin, a model, and inputs. */
export interface FreshRequest extends LoadRequest {
  /** The file: URL of the plugin's module. */
  readonly url: string;
}

/** What it answers: the outputs as the hexadecimal digits of their 32-bit floats, or why there are none. */
export type FreshAnswer = { readonly outputs: string } | { readonly error: string; readonly hint?: string };
