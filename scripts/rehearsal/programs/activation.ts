// One activation and nothing else. Plain JavaScript, as are all programs here: it also runs as .mjs, outside of this repository.
import { tanh } from '@vitrum/activations';

console.log(tanh.name, tanh.forward(0.5).toFixed(6)); // → tanh 0.462117
