// Plain JavaScript: the time of the whole process is measured, and would include stripping types.
import { performance } from 'node:perf_hooks';
import { createVitrum } from 'vitrum';
import { createFolderContext } from '@vitrum/data-cache';

const startedAt = performance.now();
const { train } = await createVitrum().datasets.get('mnist').load(createFolderContext({ download: false }));
process.stdout.write(JSON.stringify({ seconds: (performance.now() - startedAt) / 1000, samples: train.size }));
