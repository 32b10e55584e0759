export { tanh } from '@vitrum/activations';
