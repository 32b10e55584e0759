import type { RunConfig } from '@vitrum/runs';
import type { DataPart } from './data/data-part.ts';
import type { LabState } from './lab-state.ts';
import type { MessagesPart } from './messages/messages-part.ts';
import type { RunPart } from './run/run-part.ts';
import type { ViewPart } from './view/view-part.ts';

/** How a lab starts: what the address says. */
export interface StartRequest {
  readonly config?: RunConfig | undefined;
  /** Registered name; the fastest that can run here by default. */
  readonly backend?: string | undefined;
}

/**
 * The lab: the state of the page, and its actions in four parts. No action throws: an error becomes a message, and the state does not
 * change. The parts alone call the worker; everything else on the page asks them.
 */
export interface Lab {
  /** A Solid store: components track the fields that they read. */
  readonly state: LabState;
  /** The network and its training. */
  readonly run: RunPart;
  /** What it learns from. */
  readonly data: DataPart;
  /** What is looked at. */
  readonly view: ViewPart;
  /** What went wrong, and what to do next. */
  readonly messages: MessagesPart;
  /** Starts the worker, loads data and creates the first run: the address's, or the default one. */
  start(request?: StartRequest): Promise<void>;
}
