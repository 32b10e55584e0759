export * from '@vitrum/activations';
