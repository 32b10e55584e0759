import { dataFilesPlugin } from '@vitrum/data-files';
import { cPlugin } from '@vitrum/format-c';
import { javascriptPlugin } from '@vitrum/format-javascript';
import { kerasPlugin } from '@vitrum/format-keras';
import { npzPlugin } from '@vitrum/format-npz';
import { onnxPlugin } from '@vitrum/format-onnx';
import { pythonPlugin } from '@vitrum/format-python';
import { safetensorsPlugin } from '@vitrum/format-safetensors';
import { tfjsPlugin } from '@vitrum/format-tfjs';
import { tflitePlugin } from '@vitrum/format-tflite';
import { builtins, createVitrum } from 'vitrum';
import { repositoryRoot } from '../shared/workspace.ts';
import { catalogPages } from './catalog-pages.ts';
import { catalogPlots } from './catalog-plots.ts';
import { errorPage } from './error-page.ts';
import { drawPackages, packagesPicture } from './packages-picture.ts';
import { readmeTables } from './readme-tables.ts';

/** All generated documentation files, and those with generated tables, by path. */
export async function renderPages(): Promise<ReadonlyMap<string, string>> {
  const registry = createVitrum().with(dataFilesPlugin).with(safetensorsPlugin).with(npzPlugin).with(onnxPlugin).with(javascriptPlugin).with(cPlugin).with(pythonPlugin).with(tflitePlugin).with(tfjsPlugin).with(kerasPlugin);
  const plots = await catalogPlots(builtins);
  return new Map([
    ['docs/errors.md', errorPage()],
    [packagesPicture, drawPackages()],
    ...readmeTables(repositoryRoot, registry),
    ...catalogPages(registry, plots),
    ...plots.map(({ path, svg }): [string, string] => [path, svg]),
  ]);
}
