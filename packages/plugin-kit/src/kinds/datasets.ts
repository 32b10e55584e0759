import { datasetAgreement } from '../checks/dataset/agreement.ts';
import { datasetBlocks } from '../checks/dataset/blocks.ts';
import { datasetEncoding } from '../checks/dataset/encoding.ts';
import { datasetForm } from '../checks/dataset/form.ts';
import { datasetPublication } from '../checks/dataset/publication.ts';
import { datasetRepeatable } from '../checks/dataset/repeatable.ts';
import { datasetSamples } from '../checks/dataset/samples.ts';
import { metadata } from '../checks/metadata.ts';
import { options } from '../checks/options.ts';
import { properties } from '../checks/properties.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of datasets. */
export const datasetKind: KindChecks<'datasets'> = {
  checks: [
    metadata,
    properties,
    options,
    datasetPublication,
    datasetForm,
    datasetSamples,
    datasetAgreement,
    datasetBlocks,
    datasetEncoding,
    datasetRepeatable,
  ],
};
