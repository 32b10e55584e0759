import { exp, log } from '@vitrum/tensor';

/** ψ of Dozat 2016: how fast the momentum is warmed up. */
const psi = 0.004;
const logarithm = log(0.96);

/** The momentum of NAdam at each step, and the products of those before. */
export interface MomentumSchedule {
  /** μₜ = β₁·(1 − ½·0.96^(t·ψ)) */
  readonly momentum: (step: number) => number;
  /** μ₁·μ₂·…·μₜ */
  readonly product: (step: number) => number;
}

/** Dozat 2016, "Incorporating Nesterov Momentum into Adam", with the constants of PyTorch. */
export function createMomentumSchedule(beta1: number): MomentumSchedule {
  const momentum = (step: number): number => beta1 * (1 - 0.5 * exp(step * psi * logarithm));
  // The product of the last step asked for: the next one takes one factor more, and a resumed run begins again.
  let [lastStep, lastProduct] = [0, 1];
  const product = (step: number): number => {
    if (step < lastStep) [lastStep, lastProduct] = [0, 1];
    while (lastStep < step) lastProduct *= momentum(++lastStep);
    return lastProduct;
  };
  return { momentum, product };
}
