import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: the same from the sources and from dist/, which stand at different depths. */
export const projectRoot = nearestWith('package.json', __dirname);

function nearestWith(file: string, folder: string): string {
  if (existsSync(join(folder, file))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error(`no ${file} above ${__dirname}`);
  return nearestWith(file, above);
}
