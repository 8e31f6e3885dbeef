import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const nearestPackage = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : nearestPackage(dirname(folder));

/** The folder with package.json, views/, public/ and migrations/: the same from src/ and from the built dist/src/. */
export const projectRoot = nearestPackage(import.meta.dirname);
