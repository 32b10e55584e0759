// A line through noise, from arrays.
import { train } from 'vitrum';

const inputs = Array.from({ length: 200 }, (_, i) => [i / 20]);
const targets = inputs.map(([x = 0], i) => 3 * x + 2 + Math.sin(i) / 10);
const model = await train({ inputs, targets, layers: [8], epochs: 60, testShare: 0.2 });
console.log(`R² = ${model.testMetrics['r-squared']?.toFixed(3)}`);
console.log(model.predict([[5]])[0]?.values[0]?.toFixed(1)); // about 17
