import { describe, expect, test } from 'vitest';
import { GivenPaths } from '../src/given-paths.ts';

const cwd = '/home/ada/work';

describe('a path', () => {
  test.each([
    ['table.csv', '/home/ada/work/table.csv'],
    ['./table.csv', '/home/ada/work/table.csv'],
    ['../table.csv', '/home/ada/table.csv'],
    ['/data/table.csv', '/data/table.csv'],
    ['.', '/home/ada/work'],
  ])('%s stands for %s', (given, absolute) => {
    expect(new GivenPaths(cwd).resolve(given)).toBe(absolute);
  });
});

describe('a message', () => {
  const cases: readonly (readonly [given: readonly string[], text: string, told: string])[] = [
    [['table.csv'], '/home/ada/work/table.csv has no column "x".', 'table.csv has no column "x".'],
    [['./table.csv'], '/home/ada/work/table.csv: line 3', './table.csv: line 3'],
    [['../table.csv'], 'In "/home/ada/table.csv", line 3.', 'In "../table.csv", line 3.'],
    [['pictures/'], '/home/ada/work/pictures/cat/1.png is no picture.', 'pictures/cat/1.png is no picture.'],
    [['.'], '/home/ada/work/cat/1.png is no picture.', './cat/1.png is no picture.'],
    [['a', 'a/b'], '/home/ada/work/a/b/c and /home/ada/work/a/d', 'a/b/c and a/d'],
    // What only begins alike, or lies elsewhere, is another path.
    [['table.csv'], '/home/ada/work/table.csv.gz and /home/ada/work/table.csv-old', '/home/ada/work/table.csv.gz and /home/ada/work/table.csv-old'],
    [['table.csv'], '/mnt/home/ada/work/table.csv', '/mnt/home/ada/work/table.csv'],
    [['table.csv'], 'The end is /home/ada/work/table.csv.', 'The end is table.csv.'],
    [['/data/table.csv'], '/data/table.csv is empty.', '/data/table.csv is empty.'],
    [['a+b (1)$&.csv'], '/home/ada/work/a+b (1)$&.csv is empty.', 'a+b (1)$&.csv is empty.'],
  ];
  test.each(cases)('of %j: %s', (given, text, shown) => {
    const paths = new GivenPaths(cwd);
    for (const path of given) paths.resolve(path);
    expect(paths.asGiven(text)).toBe(shown);
  });
});
