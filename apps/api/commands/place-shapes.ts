import { parseMunicipalityCode, parseRegionCode } from '../../../domain/identifiers';
import { parsedBy } from './shapes';

export const municipalityCode = parsedBy(parseMunicipalityCode, 'municipality-code', {
  id: 'MunicipalityCode',
  description: 'A municipality by its Belfiore code; D612 is Firenze.',
  example: 'D612',
  pattern: '^[A-Z]\\d{3}$',
});

export const regionCode = parsedBy(parseRegionCode, 'region-code', {
  id: 'RegionCode',
  description: 'A region of Italy by its two ISTAT digits; 09 is Toscana.',
  example: '09',
  pattern: '^(0[1-9]|1\\d|20)$',
});
