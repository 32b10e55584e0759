import type { Network } from '@vitrum/network';
import type { ActiveRun } from './active-run.ts';
import { needRun } from './need.ts';
import type { Session } from './session.ts';

/** Looks at the present run's network, on a copy with the weights of the moment. */
export function lookAt<T>(session: Session, work: (copy: Network, run: ActiveRun) => Promise<T>): Promise<T> {
  return session.onlooker.look(session.registry, () => needRun(session), work);
}
