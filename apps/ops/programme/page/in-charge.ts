import type { ServiceRule } from '../../../../domain/programmes/entitlements';
import type { ProviderKind } from '../../../../domain/provider';
import type { Text } from '../../../../domain/texts';
import { text } from '../../../modules/texts/text';
import { line, type Line } from './line';
import { bodies } from './words';

const BEGINS: { readonly [begins in ServiceRule['begins']]: Text } = {
  choice: text('dalla scelta', 'from the choice'),
  'first-meeting': text('dal primo incontro', 'from the first meeting'),
};
const ENDS: { readonly [ends in ServiceRule['ends']]: Text } = {
  'next-choice': text('finché non se ne sceglie un altro', 'until another is chosen'),
  departure: text('finché la persona non lo lascia', 'until the person leaves it'),
};

/** From when to when the chosen provider is in charge, and whose service is paid. */
export function serviceLine({ begins, ends, paid, source }: ServiceRule, path: string): Line {
  const only = paid === undefined ? text('', '') : onlyPaid(paid);
  return line(`${path}.service`, source, [
    `L’operatore ha in carico la persona ${BEGINS[begins].it}, ${ENDS[ends].it}${only.it}.`,
    `The provider is in charge ${BEGINS[begins].en}, ${ENDS[ends].en}${only.en}.`,
  ]);
}

function onlyPaid(kinds: readonly ProviderKind[]): Text {
  const { it, en } = bodies(kinds);
  return text(`; si paga il servizio di ${it}`, `; the service of ${en} is paid`);
}
