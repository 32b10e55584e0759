// Compiles the hand-written C program, once per data folder, and runs it.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { request } from './peer-data.mjs';

const { folder, effort } = request;
const program = join(folder, 'hand_written');
const source = fileURLToPath(new URL('hand_written.c', import.meta.url));
if (!existsSync(program)) execFileSync('cc', ['-O3', '-march=native', '-ffast-math', '-o', program, source, '-lm']);

const files = ['train-images.bytes', 'train-labels.bytes'].map((name) => join(folder, name));
const output = execFileSync(program, [...files, String(effort.samples), String(effort.epochs)], { encoding: 'utf8' });
const version = execFileSync('cc', ['-dumpfullversion'], { encoding: 'utf8' }).trim();
process.stdout.write(`${JSON.stringify({ ...JSON.parse(output), version })}\n`);
