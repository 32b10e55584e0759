// A saved model, asked about new rows.
import { openModel, train } from 'vitrum';

const text = JSON.stringify(await train({ inputs: [[0], [1], [4], [5]], targets: ['low', 'low', 'high', 'high'], epochs: 100 }));
const model = await openModel(text);
for (const { label, probability = 0 } of model.predict([[0.5], [4.5]])) console.log(label, probability > 0.5);
