// Handwriting: train, save, load, predict.
import { train } from 'vitrum';
import { loadDataset, loadModel, saveModel } from 'vitrum/node';

const limit = process.argv.includes('--quick') ? 500 : 60_000;
const dataset = await loadDataset({ type: process.argv.includes('--drawn') ? 'synthetic-digits' : 'mnist', limit });
const model = await train({
  dataset, layers: [128], activation: 'relu', epochs: 5,
  onEpoch: ({ epoch, testAccuracy = 0 }) => console.log(`epoch ${epoch}: ${testAccuracy.toFixed(2)} %`),
});
await saveModel(model, 'runs/digits.json');
const [digit] = (await loadModel('runs/digits.json')).predict(dataset.test);
console.log(`It reads ${digit?.label}.`);
