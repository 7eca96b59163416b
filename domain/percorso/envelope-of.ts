import type { EnvelopeCode } from '../identifiers';
import { isKnown } from '../knowable';
import { factIn, type Facts } from '../programmes/facts';
import type { ReservationRule } from '../programmes/programme';
import type { BegunPercorso } from './state';

/** Out of which envelope a percorso is paid: once something was taken of one, that one. */
export function envelopeOf(
  { facts, dossier }: Pick<BegunPercorso, 'facts' | 'dossier'>,
  rule: ReservationRule,
): EnvelopeCode {
  return dossier.money.envelope ?? envelopeFor(facts, rule);
}

/** The same before anything was taken. */
export function envelopeFor(facts: Facts, { envelope, earmarked }: ReservationRule): EnvelopeCode {
  const area = factIn(facts, 'domicileCrisisArea');
  const isApart = earmarked !== undefined && isKnown(area) && earmarked.domiciledIn.includes(area.known);
  return isApart ? earmarked.envelope : envelope;
}
