import { VitrumError, type Backend } from '@vitrum/core';
import type { ActiveRun } from './active-run.ts';
import type { LoadedData, Session } from './session.ts';

// What the page asks for in the wrong order is a mistake of the page; the visitor still gets a sentence that can be read.

/** The loaded data. */
export function needData({ data }: Session): LoadedData {
  if (data !== undefined) return data;
  throw tooEarly('No data are loaded yet.', 'Choose data first.');
}

/** The present run. */
export function needRun({ run }: Session): ActiveRun {
  if (run !== undefined) return run;
  throw tooEarly('There is no network yet.', 'Choose data first; a network that fits them follows.');
}

/** The backend that `start` made. */
export function needBackend({ backend }: Session): Backend {
  if (backend !== undefined) return backend;
  throw tooEarly('The lab has not started yet.', 'Reload the page.');
}

function tooEarly(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_CONFIG', message, hint });
}
