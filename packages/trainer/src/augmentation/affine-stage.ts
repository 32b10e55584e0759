import type { AffineAugmentationFunctions, AffineMap, PictureShape } from '@vitrum/core';
import { type Draws } from '@vitrum/tensor';
import { resampleAffine } from '@vitrum/tensor/picture';
import { Rows } from './rows.ts';
import { startSample, type ChangeBatch, type DrawnAugmentation } from './stage.ts';

interface DrawnMap {
  readonly functions: AffineAugmentationFunctions;
  readonly draws: Draws;
}

/** Joins the maps of affine augmentations to one, and reads every picture once. */
export function affineStage(group: readonly DrawnAugmentation[], shape: PictureShape): ChangeBatch {
  const size = shape.height * shape.width * shape.channels;
  const maps = group.flatMap(({ augmentation, draws }): readonly DrawnMap[] =>
    augmentation.kind === 'affine' ? [{ functions: augmentation, draws }] : [],
  );
  const fill = maps[0]?.functions.fill ?? 'zero';
  const rows = new Rows(size);
  const [joined, single]: [AffineMap, AffineMap] = [new Float64Array(6), new Float64Array(6)];
  return (inputs, _targets, samples) => {
    rows.use(inputs);
    for (let row = 0; row < samples.count; row++) {
      setIdentity(joined);
      for (const { functions, draws } of maps) {
        startSample(draws, samples, row);
        setIdentity(single);
        functions.map(single, shape, draws);
        follow(joined, single);
      }
      if (isIdentity(joined)) continue;
      resampleAffine(rows.copyOf(row), rows.at(row), shape, joined, fill);
    }
  };
}

function setIdentity(map: AffineMap): void {
  map.fill(0);
  map[0] = map[4] = 1;
}

function isIdentity(map: AffineMap): boolean {
  return map[0] === 1 && map[1] === 0 && map[2] === 0 && map[3] === 0 && map[4] === 1 && map[5] === 0;
}

/** A ← A ∘ B: a point of the last picture leads by B to the picture before, and by A to the first one. */
function follow(a: AffineMap, b: AffineMap): void {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0] = b;
  for (let line = 0; line < 6; line += 3) {
    const x = a[line] ?? 0;
    const y = a[line + 1] ?? 0;
    a[line] = x * b0 + y * b3;
    a[line + 1] = x * b1 + y * b4;
    a[line + 2] = x * b2 + y * b5 + (a[line + 2] ?? 0);
  }
}
