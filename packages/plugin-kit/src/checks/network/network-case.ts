import type { NetworkDescription, NetworkEnds } from '@vitrum/core';
import type { NetworkPlan } from '@vitrum/network';

/** A network by name for one set of options and two ends. */
export interface NetworkCase {
  /** `[28, 28] and 3 outputs` */
  readonly place: string;
  readonly ends: NetworkEnds;
  readonly built: NetworkDescription;
  readonly plan: NetworkPlan;
  /** Builds it once more, for ends that may be looked at afterwards. */
  readonly buildAgain: (ends: NetworkEnds) => NetworkDescription;
}
