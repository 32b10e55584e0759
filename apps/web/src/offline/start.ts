import { registerOffline } from './register-offline.ts';

registerOffline();
