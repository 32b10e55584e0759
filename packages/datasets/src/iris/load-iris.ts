import type { DatasetSplits, PartsPlan } from '@vitrum/core';
import type { TableEncoding } from '../encoding/table-encoding.ts';
import { oneHot } from '../lessons/lesson.ts';
import { matrixDataset } from '../matrix-dataset.ts';
import { applyScaling, learnScaling } from '../scaling.ts';
import { divideSamples } from '../split/divide-samples.ts';
import type { SplitOptions } from '../split/split-options.ts';
import { splitViews } from '../split/split-views.ts';
import { measurements } from './measurements.ts';

const columns = ['sepal length', 'sepal width', 'petal length', 'petal width'];
const species = Object.keys(measurements);
const flowersPerSpecies = 50;

/** The flowers, their columns standardized. */
export function loadIris(options: SplitOptions, parts: PartsPlan | undefined): DatasetSplits {
  const centimeters = Float64Array.from(Object.values(measurements).join().match(/\d+/g) ?? [], (millimeters) => Number(millimeters) / 10);
  const size = species.length * flowersPerSpecies;
  const labels = Uint8Array.from({ length: size }, (_, flower) => Math.floor(flower / flowersPerSpecies));
  const indices = divideSamples({ name: 'iris', size, labels }, { ...options, parts });
  const scaling = learnScaling(centimeters, columns.length, 'standard', indices.learned);
  const dataset = matrixDataset({
    name: 'iris',
    inputs: applyScaling(centimeters, scaling, new Float32Array(centimeters.length)),
    inputShape: [columns.length],
    targets: Float32Array.from([...labels].flatMap((label) => oneHot(label, species.length))),
    targetSize: species.length,
    task: 'classification',
    classes: species,
    describe: (flower) => describeFlower(centimeters.subarray(flower * columns.length)),
  });
  const encoding: TableEncoding = {
    type: 'table',
    columns: columns.map((name, column) => ({
      name,
      kind: 'number',
      offset: scaling.offsets[column] ?? 0,
      scale: scaling.scales[column] ?? 1,
    })),
  };
  return { ...splitViews(dataset, indices), ...(parts && { parts }), encoding };
}

/** `sepal length = 5.1 cm, sepal width = 3.5 cm, …` */
function describeFlower(lengths: Float64Array): string {
  return columns.map((name, column) => `${name} = ${(lengths[column] ?? 0).toFixed(1)} cm`).join(', ');
}
