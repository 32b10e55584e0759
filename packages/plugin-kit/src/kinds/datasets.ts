import { datasetAgreement } from '../checks/dataset/agreement.ts';
import { datasetBlocks } from '../checks/dataset/blocks.ts';
import { datasetEncoding } from '../checks/dataset/encoding.ts';
import { datasetForm } from '../checks/dataset/form.ts';
import { datasetPublication } from '../checks/dataset/publication.ts';
import { datasetRepeatable } from '../checks/dataset/repeatable.ts';
import { datasetSamples } from '../checks/dataset/samples.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of datasets. */
export const datasetKind: KindChecks<'datasets'> = {
  checks: [
    datasetPublication,
    datasetForm,
    datasetSamples,
    datasetAgreement,
    datasetBlocks,
    datasetEncoding,
    datasetRepeatable,
  ],
};
