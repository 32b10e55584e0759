import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  base: './',
  // Reads the sources of this repository, so that nothing has to be built first. Leave it out where vitrum is installed.
  resolve: { conditions: ['@vitrum/source', ...defaultClientConditions] },
  worker: { format: 'es' },
});
