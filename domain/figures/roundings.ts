import type { Rounding } from '../programmes/figures';
import type { Text } from '../texts';
import { COUNT_ROUNDING } from './money-texts';
import type { ReportRow } from './report-row';

const WHOLE_PERCENT_CUT: Text = { it: 'percentuale intera, troncata', en: 'a whole percentage, cut' };

/** How each rounding is told. */
export const ROUNDING_TEXTS: { readonly [rounding in Rounding]: Text } = {
  exact: COUNT_ROUNDING,
  'equal-or-cut': {
    it: 'metà uguali a parole, altrimenti percentuale troncata a un decimale',
    en: 'equal halves in words, else a percentage cut to one decimal',
  },
  'average-half-up': { it: 'per eccesso dalla metà, a un decimale', en: 'half up to one decimal' },
  'average-half-up-whole': { it: 'per eccesso dalla metà, all’intero', en: 'half up to the whole' },
  'percent-cut': WHOLE_PERCENT_CUT,
  'bare-percent-cut': WHOLE_PERCENT_CUT,
  'over-percent-cut': {
    it: 'percentuale intera troncata, «oltre» se la supera',
    en: 'a whole percentage, cut; “oltre” where it is exceeded',
  },
  'tenths-of-percent-cut': {
    it: 'percentuale troncata a un decimale',
    en: 'a percentage cut to one decimal',
  },
  'about-percent-half-up': {
    it: 'percentuale intera, per eccesso dalla metà',
    en: 'a whole percentage, half up',
  },
  majority: { it: 'a parole: più della metà o no', en: 'in words: more than half or not' },
  'about-euro': { it: 'per eccesso dalla metà, a diecimila euro', en: 'half up to ten thousand euro' },
  declared: { it: 'nessuno: dichiarato', en: 'none: declared' },
};

/** What kind of number each rounding gives. */
export const UNIT_OF: { readonly [rounding in Exclude<Rounding, 'declared'>]: ReportRow['unit'] } = {
  exact: 'count',
  'equal-or-cut': 'share',
  'average-half-up': 'average',
  'average-half-up-whole': 'average',
  'percent-cut': 'share',
  'bare-percent-cut': 'share',
  'over-percent-cut': 'share',
  'tenths-of-percent-cut': 'share',
  'about-percent-half-up': 'share',
  majority: 'share',
  'about-euro': 'euro',
};
