/**
 * Copies the style files and the fonts that SUS takes from packages into public/assets.
 * The copies are committed, so a start needs no asset build; tests/web/assets.test.ts tells when they have drifted.
 * Usage: npm run assets
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(import.meta.dirname, '..');
const target = join(root, 'public', 'assets');

/** File in public/assets → file in a package. */
export const copies = {
  'theme.css': '@fkui/theme-default/dist/theme-auto.css',
  'fkui.css': '@fkui/design/lib/fkui.min.css',
  'inter.woff2': '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  'inter-normal.ttf': '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  'inter-fet.ttf': '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
};

/** The licences say that their text goes with every copy. */
const licences = {
  'theme.css, fkui.css and the symbols in icons.svg (Försäkringskassan)': '@fkui/design/LICENSE.md',
  'inter.woff2 (the Inter project)': '@fontsource-variable/inter/LICENSE',
  'inter-normal.ttf and inter-fet.ttf (the Inter project)': '@expo-google-fonts/inter/LICENSE_FONT',
};

/** @param {string} file path that begins with a package name */
export const inPackage = (file) => join(root, 'node_modules', file);

export const licenceText = async () => {
  const parts = Object.entries(licences).map(
    async ([what, file]) => `${what}\n\n${(await readFile(inPackage(file), 'utf8')).trim()}\n`,
  );
  return (await Promise.all(parts)).join('\n----\n\n');
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(target, { recursive: true });
  for (const [name, file] of Object.entries(copies)) await copyFile(inPackage(file), join(target, name));
  await writeFile(join(target, 'LICENSES.txt'), await licenceText());
}
