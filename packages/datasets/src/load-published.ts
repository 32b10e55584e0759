// What reads published pictures: one module, loaded with the first of them.
export { loadCifar } from './cifar/load-cifar.ts';
export { loadCifar100 } from './cifar/load-cifar100.ts';
export { loadMnistLike } from './load-mnist-like.ts';
