import { writeFileSync } from 'node:fs';
import type { Text } from '../../../domain/texts';
import { shown } from '../../modules/texts/shown';
import { WrongUsage } from '../terminal';
import { PROGRAMME_TEXTS } from './texts';

/** Writes a page to a file that the caller named, and says so. */
export function writtenTo(file: string, page: string): Text {
  try {
    writeFileSync(file, page);
  } catch {
    throw new WrongUsage(PROGRAMME_TEXTS.cannotWrite(shown(file)));
  }
  return PROGRAMME_TEXTS.written(shown(file));
}
