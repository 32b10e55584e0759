import { describe, expect, test } from 'vitest';
import { arrangePictures } from '../../src/image-folder/arrange-pictures.ts';

/** Names and classes of a part, such as `cat: 1.png 2.png`. */
const byClass = (pictures: ReturnType<typeof arrangePictures>['train']): Record<string, string> => {
  const classes: Record<string, string> = {};
  for (const { className, path } of pictures) classes[className] = `${classes[className] ?? ''} ${path}`.trim();
  return classes;
};

interface Case {
  readonly title: string;
  readonly paths: readonly string[];
  readonly root?: string;
  readonly train: Record<string, string>;
  readonly test?: Record<string, string>;
  readonly skipped?: readonly string[];
}

const cases: readonly Case[] = [
  { title: 'a folder for every class', paths: ['a/1.png', 'b/2.png'], train: { a: 'a/1.png', b: 'b/2.png' } },
  {
    title: 'F063: pictures in folders below belong to the first',
    paths: ['a/1.png', 'a/more/2.png', 'b/x/y/3.png'],
    train: { a: 'a/1.png a/more/2.png', b: 'b/x/y/3.png' },
  },
  { title: 'F065: one class', paths: ['a/1.png', 'a/2.png'], train: { a: 'a/1.png a/2.png' } },
  { title: 'one class with a folder in it', paths: ['a/1.png', 'a/more/2.png'], train: { a: 'a/1.png a/more/2.png' } },
  { title: 'a level too high', paths: ['pets/a/1.png', 'pets/b/2.png'], root: 'pets', train: { a: 'pets/a/1.png', b: 'pets/b/2.png' } },
  { title: 'two levels too high', paths: ['x/y/a/1.png', 'x/y/b/2.png'], root: 'x/y', train: { a: 'x/y/a/1.png', b: 'x/y/b/2.png' } },
  ...[
    ['training', 'testing'], ['Train', 'Test'], ['TRAIN', 'TEST'], ['train_set', 'test_set'], ['training_set', 'test_set'], ['seg_train', 'seg_test'],
    ['_train', '_test'], ['train-images', 'test-images'], ['trainset', 'testset'], ['train', 'validation'], ['train', 'valid'], ['Train', 'Val'], ['train', 'test1'],
    ['Training Data', 'Evaluation'],
  ].map(([train = '', held = '']): Case => ({
    title: `F066: ${train} and ${held}`,
    paths: [`${held}/a/1.png`, `${held}/b/2.png`, `${train}/a/3.png`, `${train}/b/4.png`],
    train: { a: `${train}/a/3.png`, b: `${train}/b/4.png` },
    test: { a: `${held}/a/1.png`, b: `${held}/b/2.png` },
  })),
  {
    title: 'MNIST as PNG, in the folder of its archive',
    paths: ['mnist_png/testing/0/3.png', 'mnist_png/testing/1/2.png', 'mnist_png/training/0/1.png', 'mnist_png/training/1/9.png'],
    root: 'mnist_png',
    train: { 0: 'mnist_png/training/0/1.png', 1: 'mnist_png/training/1/9.png' },
    test: { 0: 'mnist_png/testing/0/3.png', 1: 'mnist_png/testing/1/2.png' },
  },
  {
    title: 'parts in folders of their own names',
    paths: ['seg_test/seg_test/a/1.png', 'seg_test/seg_test/b/2.png', 'seg_train/seg_train/a/3.png', 'seg_train/seg_train/b/4.png', 'seg_pred/seg_pred/5.png'],
    train: { a: 'seg_train/seg_train/a/3.png', b: 'seg_train/seg_train/b/4.png' },
    test: { a: 'seg_test/seg_test/a/1.png', b: 'seg_test/seg_test/b/2.png' },
    skipped: ['seg_pred/seg_pred/5.png'],
  },
  {
    title: 'a validation part beside a test part',
    paths: ['test/a/1.png', 'test/b/2.png', 'train/a/3.png', 'train/b/4.png', 'valid/a/5.png'],
    train: { a: 'train/a/3.png', b: 'train/b/4.png' },
    test: { a: 'test/a/1.png', b: 'test/b/2.png' },
    skipped: ['valid/a/5.png'],
  },
  {
    title: 'a test part without classes',
    paths: ['test/1.png', 'test/2.png', 'train/a/3.png', 'train/b/4.png'],
    train: { a: 'train/a/3.png', b: 'train/b/4.png' },
    skipped: ['test/1.png', 'test/2.png'],
  },
  {
    title: 'a training part alone',
    paths: ['train/a/3.png', 'train/b/4.png'],
    root: 'train',
    train: { a: 'train/a/3.png', b: 'train/b/4.png' },
  },
  {
    title: 'cats and dogs by the names of the files',
    paths: ['test1/1.jpg', 'train/cat.0.jpg', 'train/cat.1.jpg', 'train/dog.0.jpg', 'train/dog.1.jpg'],
    train: { cat: 'train/cat.0.jpg train/cat.1.jpg', dog: 'train/dog.0.jpg train/dog.1.jpg' },
    skipped: ['test1/1.jpg'],
  },
  {
    title: 'classes of several words in the names of the files',
    paths: ['images/shiba_inu_1.jpg', 'images/shiba_inu_10.jpg', 'images/Bengal_1.jpg', 'images/Bengal_2.jpg'],
    root: 'images',
    train: { shiba_inu: 'images/shiba_inu_1.jpg images/shiba_inu_10.jpg', Bengal: 'images/Bengal_1.jpg images/Bengal_2.jpg' },
  },
  { title: 'pictures of cameras, whose names are numbers', paths: ['IMG_1.jpg', 'IMG_2.jpg'], train: {}, skipped: ['IMG_1.jpg', 'IMG_2.jpg'] },
  { title: 'files without classes in both parts', paths: ['test/1.png', 'train/2.png'], train: {}, skipped: ['test/1.png', 'train/2.png'] },
  { title: 'a picture beside the classes', paths: ['preview.png', 'a/1.png', 'b/2.png'], train: { a: 'a/1.png', b: 'b/2.png' }, skipped: ['preview.png'] },
  { title: 'the parts within each class', paths: ['a/test/1.png', 'a/train/2.png', 'b/test/3.png', 'b/train/4.png'], train: { a: 'a/train/2.png', b: 'b/train/4.png' }, test: { a: 'a/test/1.png', b: 'b/test/3.png' } },
  { title: 'a class called train', paths: ['bus/1.png', 'car/2.png', 'train/3.png'], train: { bus: 'bus/1.png', car: 'car/2.png', train: 'train/3.png' } },
  { title: 'nothing', paths: [], train: {} },
];

describe.each(cases)('$title', ({ paths, root = '', train, test: held, skipped = [] }) => {
  test('is arranged', () => {
    const arrangement = arrangePictures(paths);
    expect(byClass(arrangement.train)).toEqual(train);
    expect(arrangement.test && byClass(arrangement.test)).toEqual(held);
    expect(arrangement.skipped.map(({ path }) => path)).toEqual(skipped);
    expect(arrangement.root).toBe(root);
  });
});
