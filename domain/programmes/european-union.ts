import type { CivilDate } from '../time/civil-date';
import { official } from './citations';
import type { Citizenship } from './facts';

const ITALY = 'IT';
const MEMBERS = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/** Codes of ISO 3166-1; the United Kingdom to its last day. */
const EUROPEAN_UNION = {
  members: MEMBERS,
  former: [{ state: 'GB', to: '2020-01-31' as CivilDate }],
  source: official('TUE art. 52', 'Trattato sull’Unione europea, artt. 50 e 52', {
    it: 'Gli Stati dell’Unione europea in un giorno; il Regno Unito ne è uscito alla fine del 31 gennaio 2020.',
    en: 'The states of the European Union on a day; the United Kingdom left it at the end of 31 January 2020.',
  }),
};

/** How statistics tell the citizen of a state on a day; a code of no state is of nobody’s union. */
export function citizenshipOf(state: string, on: CivilDate): Citizenship {
  if (state === ITALY) return 'italian';
  const { members, former } = EUROPEAN_UNION;
  const wasMember = former.some((one) => one.state === state && on <= one.to);
  return members.includes(state) || wasMember ? 'eu' : 'non-eu';
}
