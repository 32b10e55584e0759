import { createContext, useContext } from 'solid-js';
import type { Lab } from './lab.ts';

/** The context that provides the lab. */
export const LabContext = createContext<Lab>();

/** The lab, in any component. */
export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (lab === undefined) throw new Error('useLab() was called outside of the lab.');
  return lab;
}
