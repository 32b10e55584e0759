// The first five minutes in Node: load, train, save, load, predict.
import { train } from 'vitrum';
import { loadDataset, loadModel, saveModel } from 'vitrum/node';

const iris = await loadDataset('iris');
const trained = await train({ dataset: iris, layers: [8], epochs: 60, threads: 1 });
await saveModel(trained, 'iris.json');
const model = await loadModel('iris.json');
console.log(model.predict([[5.1, 3.5, 1.4, 0.2]])[0]?.label); // → setosa
