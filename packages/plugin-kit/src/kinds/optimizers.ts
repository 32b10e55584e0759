import { metadata } from '../checks/metadata.ts';
import { optimizerDescends } from '../checks/optimizer/descends.ts';
import { optimizerFinite } from '../checks/optimizer/finite.ts';
import { optimizerPurity } from '../checks/optimizer/purity.ts';
import { optimizerResume } from '../checks/optimizer/resume.ts';
import { optimizerShortcuts } from '../checks/optimizer/shortcuts.ts';
import { options } from '../checks/options.ts';
import { properties } from '../checks/properties.ts';
import { optimizerLearns } from '../checks/shared/learns.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of optimizers. */
export const optimizerKind: KindChecks<'optimizers'> = {
  checks: [
    metadata,
    properties,
    options,
    optimizerPurity,
    optimizerFinite,
    optimizerDescends,
    optimizerShortcuts,
    optimizerLearns,
    optimizerResume,
  ],
};
