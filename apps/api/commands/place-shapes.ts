import { parseMunicipalityCode } from '../../../domain/identifiers';
import { parsedBy } from './shapes';

export const municipalityCode = parsedBy(parseMunicipalityCode, 'municipality-code', {
  id: 'MunicipalityCode',
  description: 'A municipality by its Belfiore code; D612 is Firenze.',
  example: 'D612',
  pattern: '^[A-Z]\\d{3}$',
});
