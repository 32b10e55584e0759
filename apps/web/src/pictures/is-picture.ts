/** Height, width and channels of a picture with channels last. */
export type PictureShape = readonly [height: number, width: number, channels: number];

/** True for the shape of a picture; a vector or a sequence has fewer axes. */
export const isPicture = (shape: readonly number[]): shape is PictureShape => shape.length === 3;
