import { createStore, del, get, set } from 'idb-keyval';
import type { Collection } from './collection.ts';

/** What is kept in the browser, and nowhere else. */
export interface Kept {
  readonly collection: Collection;
  /** The trained model, as vitrum writes it. */
  readonly model?: string;
}

const store = createStore('vitrum-drawings', 'kept');
const key = 'everything';

/** What was kept; undefined on a first visit. */
export const restore = (): Promise<Kept | undefined> => get<Kept>(key, store);

export const keep = (kept: Kept): Promise<void> => set(key, kept, store);

export const forget = (): Promise<void> => del(key, store);
