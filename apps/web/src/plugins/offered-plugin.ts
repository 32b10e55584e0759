import { createSignal } from 'solid-js';
import type { Lab } from '../lab/lab.ts';

/** A plugin's file that was read and has not run. */
export interface OfferedPlugin {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly source: string;
  /** Where it came from, in words: `your computer`, an address. */
  readonly from: string;
}

const [offered, setOffered] = createSignal<OfferedPlugin>();

/** The plugin that the visitor is being asked about: one at a time. */
export const offeredPlugin = offered;

/** Asks the visitor whether the plugin may run, in the room of the plugins. */
export function offerPlugin(lab: Pick<Lab, 'openRoom'>, offer: OfferedPlugin): void {
  setOffered(offer);
  lab.openRoom('plugins');
}

/** The visitor has answered. */
export function closeOffer(): void {
  setOffered(undefined);
}
