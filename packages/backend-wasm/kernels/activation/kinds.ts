// The numbers that identify activations on the TypeScript side; see src/activation-kernel.ts.
export const identity: i32 = 0;
export const relu: i32 = 1;
export const leakyRelu: i32 = 2;
export const tanh: i32 = 3;
export const sigmoid: i32 = 4;
