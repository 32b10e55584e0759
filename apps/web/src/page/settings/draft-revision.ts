import { createContext, useContext, type Accessor } from 'solid-js';

/** Counts how often the draft was replaced as a whole, at which every field forgets what was typed into it in vain. */
export const DraftRevision = createContext<Accessor<number>>(() => 0);

export const useDraftRevision = (): Accessor<number> => useContext(DraftRevision);
