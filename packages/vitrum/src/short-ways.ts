// What does the work of `train`, `openModel` and `loadDataset`: one module, loaded with the first call of any.
export { loadByName } from './data/load-by-name.ts';
export { readModel } from './model/read-model.ts';
export { runTraining } from './train/run-training.ts';
