import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { infiniteFaults } from '../functions/finite.ts';
import { describePlaces } from '../functions/function-table.ts';
import { describeDomain, domainOf } from './domain.ts';
import { lossTable } from './functions.ts';

/** ℓ and its derivative are finite on the whole domain of the loss, and joint forms at ±1000 too; NaN stays NaN. */
export const lossFinite = check<CheckContext<'losses'>>(
  'finite',
  'ℓ and its derivative are finite, and NaN stays NaN',
  ({ variants, first, registry, tried }) => {
    const domain = domainOf(first.made);
    tried(`${describePlaces(lossTable(registry, first.made), ({ valuePoints }) => valuePoints, ({ samples, extremes }) => [...samples, ...extremes])}, outputs ${domain.outputs.name}, targets ${domain.targets.name}`);
    first.note(...describeDomain(domain));
    for (const { made, fail } of variants) fail(...infiniteFaults(lossTable(registry, made)));
  },
);
