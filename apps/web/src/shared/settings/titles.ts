import type { DatasetReference } from '@vitrum/runs';

const titles: Readonly<Record<string, string>> = {
  'synthetic-digits': 'Drawn digits',
  mnist: 'MNIST',
  'fashion-mnist': 'Fashion-MNIST',
  'emnist-digits': 'EMNIST digits',
  'emnist-letters': 'EMNIST letters',
  cifar10: 'CIFAR-10',
  cifar100: 'CIFAR-100',
  iris: 'Irises',
  'two-moons': 'Two moons',
  circles: 'Circles',
  spirals: 'Spirals',
  xor: 'Exclusive or',
  blobs: 'Blobs',
  'regression-sine': 'A sine with noise',
};

/** What data are called on the page. */
export function titleOf({ type, file }: DatasetReference): string {
  if (typeof file === 'string') return file;
  return titles[type] ?? type;
}
