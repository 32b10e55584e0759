import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { siteLoader } from './documents/repository-loader.ts';

export const collections = { docs: defineCollection({ loader: siteLoader(), schema: docsSchema() }) };
