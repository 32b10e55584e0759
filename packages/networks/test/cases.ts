import type { Shape } from '@vitrum/core';

/** A network for some data, with its number of parameters worked out by hand. */
export interface NetworkCase {
  /** The registered name. */
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly inputShape: Shape;
  /** For 10 classes. */
  readonly parameters: number;
  /** Where the number comes from. */
  readonly origin: string;
}

export const networkCases: readonly NetworkCase[] = [
  { name: 'mlp', inputShape: [28, 28], parameters: 235_146, origin: '784·256 + 256 + 256·128 + 128 + 128·10 + 10' },
  { name: 'mlp', options: { hidden: 5, dropout: 0.2 }, inputShape: [4], parameters: 85, origin: '4·5 + 5 + 5·10 + 10' },
  { name: 'mlp', options: { hidden: [] }, inputShape: [2, 3, 4], parameters: 250, origin: '24·10 + 10' },
  { name: 'lenet', inputShape: [28, 28], parameters: 61_706, origin: '25·6 + 6 + 25·6·16 + 16 + 400·120 + 120 + 120·84 + 84 + 84·10 + 10' },
  { name: 'lenet', options: { modern: false }, inputShape: [32, 32, 3], parameters: 62_006, origin: 'as before, with 3·25·6 in the first layer' },
  { name: 'cnn-small', inputShape: [28, 28], parameters: 12_810, origin: '9·16 + 16 + 9·16·32 + 32 + 5·5·32·10 + 10' },
  { name: 'cnn-small', options: { filters: [2], dropout: 0.5 }, inputShape: [4, 4, 1], parameters: 50, origin: '9·2 + 2 + 2·10 + 10' },
  {
    name: 'cnn-best', inputShape: [28, 28, 1], parameters: 147_642,
    origin: '(9·1 + 9·16 + 3·2)·16 + (9·16 + 9·32 + 3·2)·32 + (9·32 + 9·64 + 3·2)·64 + 3·3·64·128 + 3·128 + 128·10 + 10; a bias and two numbers of the norm for each filter and unit',
  },
  { name: 'cnn-best', options: { filters: [2], units: 3, dropout: 0 }, inputShape: [2, 2], parameters: 121, origin: '9·2 + 2 + 4 + 9·4 + 2 + 4 + 2·3 + 3 + 6 + 3·10 + 10' },
  {
    name: 'resnet-small', inputShape: [32, 32, 3], parameters: 78_378,
    origin: '480 for the first layer, 4704 and 14,624 and 57,920 for the stages, 64·10 + 10; a convolution of 3 × 3 has 9·c·f + f',
  },
  { name: 'resnet-small', options: { filters: [2], blocks: 2 }, inputShape: [28, 28], parameters: 222, origin: '9·2 + 2 + 4, four times 9·4 + 2 + 4, 2·10 + 10' },
];
