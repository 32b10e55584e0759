import { createContext, useContext } from 'solid-js';
import type { Lab } from './lab.ts';

/** Where the shell puts the lab. */
export const LabContext = createContext<Lab>();

/** The lab, inside any component of the page. */
export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (lab === undefined) throw new Error('useLab() was called outside of the lab.');
  return lab;
}
