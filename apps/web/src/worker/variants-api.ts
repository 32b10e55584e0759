import { planTraining } from '@vitrum/trainer';
import { Augmenter, sampleVariants } from '@vitrum/trainer/augmentation';
import type { VariantsApi } from '../shared/api/variants.ts';
import { needData } from './need.ts';
import type { Session } from './session.ts';

/** Shows what augmentation makes of a sample, without a run. */
export function variantsApi(session: Session): VariantsApi {
  return {
    variants: ({ index, augmentation, seed, count }) => {
      const { train } = needData(session).data;
      const plan = planTraining(session.registry, { augmentation });
      return sampleVariants(new Augmenter(plan.augmentation, train, seed), train, Math.min(index, train.size - 1), count);
    },
  };
}
