import { createSignal } from 'solid-js';
import type { Lab } from '../lab/lab.ts';

/** A plugin's file that has been read but not run. */
export interface OfferedPlugin {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly source: string;
  /** Its source, in words: `your computer`, an address. */
  readonly from: string;
}

const [offered, setOffered] = createSignal<OfferedPlugin>();

/** The plugin that awaits the visitor's decision; one at a time. */
export const offeredPlugin = offered;

/** Asks the visitor in the plugins room whether the plugin may run. */
export function offerPlugin(lab: Pick<Lab, 'view'>, offer: OfferedPlugin): void {
  setOffered(offer);
  lab.view.openRoom('plugins');
}

/** Called when the visitor has answered. */
export function closeOffer(): void {
  setOffered(undefined);
}
