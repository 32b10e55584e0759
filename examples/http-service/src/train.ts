// The model of the example: which iris is it? node src/train.ts
import { loadDataset, train } from 'vitrum';
import { saveModel } from 'vitrum/node';

const model = await train({ dataset: await loadDataset('iris'), layers: [8], epochs: 60 });
await saveModel(model, 'models/iris.json');
console.log(`models/iris.json: ${model.testMetrics['accuracy']?.toFixed(1)} % of the flowers held out are named rightly.`);
