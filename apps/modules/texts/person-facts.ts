import type { Citizenship, CrisisArea, CrisisSector, IncomeSupport } from '../../../domain/programmes/facts';
import type { Text } from '../../../domain/texts';
import { text } from './text';

export const INCOME_SUPPORT_TEXTS: { readonly [support in IncomeSupport]: Text } = {
  none: text('Nessun sostegno al reddito', 'No income support'),
  naspi: text('NASpI', 'NASpI'),
  rdc: text('Reddito di cittadinanza', 'Reddito di cittadinanza'),
  rei: text('Reddito di inclusione', 'Reddito di inclusione'),
  'cigs-ricollocazione': text('CIGS con accordo di ricollocazione', 'CIGS with a relocation agreement'),
  'cigs-deroga': text('CIGS in deroga', 'CIGS in derogation'),
  'cigs-cessazione': text('CIGS per cessazione di attività', 'CIGS for cessation of activity'),
};

export const CRISIS_AREA_TEXTS: { readonly [area in CrisisArea]: Text } = {
  none: text('Nessuna area di crisi', 'No crisis area'),
  complex: text('Area di crisi complessa', 'Complex crisis area'),
  'non-complex': text('Area di crisi non complessa', 'Crisis area that is not complex'),
  regional: text('Area di crisi regionale', 'Regional crisis area'),
};

export const CITIZENSHIP_TEXTS: { readonly [citizenship in Citizenship]: Text } = {
  italian: text('Italiana', 'Italian'),
  eu: text('Di un altro Stato dell’Unione europea', 'Of another state of the European Union'),
  'non-eu': text('Extracomunitaria, o nessuna', 'Of a state outside the European Union, or none'),
};

export const CRISIS_SECTOR_TEXTS: { readonly [sector in CrisisSector]: Text } = {
  textile: text('Tessile', 'Textile'),
  footwear: text('Calzaturiero', 'Footwear'),
  'textile-machinery': text('Meccanotessile', 'Textile machinery'),
};
