import type { HealthApi } from '../shared/api/inside.ts';
import { healthOf } from './inside/unit-health.ts';
import { lookAt } from './look-at.ts';
import type { Session } from './session.ts';

/** So many samples tell which units are dead. */
const looked = 500;

/** Which units of the run's network are dead or saturated: looked at while it trains, and so without the code of other looks. */
export function healthApi(session: Session): HealthApi {
  return {
    unitHealth: () => lookAt(session, (network, { open: { data: { test } } }) => healthOf(network, test, Math.min(test.size, looked))),
  };
}
