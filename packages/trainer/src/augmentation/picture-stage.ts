import type { PictureAugmentationFunctions, PictureShape } from '@vitrum/core';
import type { Draws } from '@vitrum/tensor';
import { Rows } from './rows.ts';
import { startSample, type ChangeBatch } from './stage.ts';

/** Computes a new picture for every sample. */
export function pictureStage(functions: PictureAugmentationFunctions, draws: Draws, shape: PictureShape): ChangeBatch {
  const size = shape.height * shape.width * shape.channels;
  const change = functions.bind(shape);
  const rows = new Rows(size);
  return (inputs, _targets, samples) => {
    rows.use(inputs);
    for (let row = 0; row < samples.count; row++) {
      startSample(draws, samples, row);
      change(rows.copyOf(row), rows.at(row), draws);
    }
  };
}
