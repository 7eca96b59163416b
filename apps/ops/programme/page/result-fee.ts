import type { OutcomeClass, ResultFeeRule } from '../../../../domain/programmes/entitlements';
import type { Text } from '../../../../domain/texts';
import { inBoth, joined, text } from '../../../modules/texts/text';
import { euro, number } from '../../text';
import { serviceLine } from './in-charge';
import { codes, line, type Line } from './line';

/** What a provider is paid for a job: the classes of outcome one by one, and what is read one way or another. */
export function resultFee(rule: ResultFeeRule, path: string): readonly Line[] {
  const { basis, classes, service, rehire } = rule;
  const counts = rehire.traineeships === 'count';
  return [
    line(`${path}.basis`, basis, [
      'All’operatore, per il lavoro della persona, un compenso a risultato.',
      'To the provider, for the job of the person, a fee by result.',
    ]),
    ...classes.map((one) => classLine(one, path)),
    serviceLine(service, path),
    line(`${path}.rehire`, rehire.source, [
      `Non matura il lavoro presso chi ha già occupato la persona nei ${rehire.months} mesi prima${counts ? '' : ' (i tirocini non contano)'}.`,
      `A job with an employer of the ${rehire.months} months before earns nothing${counts ? '' : ' (traineeships do not count)'}.`,
    ]),
    ...readings(rule, path),
  ];
}

/** What is read one way or another of hours, of hires by the provider itself, and of other pathways. */
function readings({ hours, ownHires, sharing }: ResultFeeRule, path: string): readonly Line[] {
  return [
    line(`${path}.hours`, hours.source, HOURS[hours.impossible]),
    line(
      `${path}.ownHires`,
      ownHires.source,
      ownHires.earn
        ? [
            'Matura anche l’assunzione da parte dell’operatore stesso.',
            'A hire by the provider itself earns too.',
          ]
        : [
            'L’assunzione da parte dell’operatore stesso non matura.',
            'A hire by the provider itself does not earn.',
          ],
    ),
    line(`${path}.sharing`, sharing.source, SHARING[sharing.pathways]),
  ];
}

const HOURS: { readonly [impossible in ResultFeeRule['hours']['impossible']]: readonly [string, string] } = {
  'as-told': ['Le ore valgono come comunicate.', 'Hours are taken as told.'],
  'earn-nothing': [
    'Ore impossibili (nessuna, o oltre il tempo pieno) non fanno maturare nulla.',
    'Hours that cannot be (none, or beyond full time) earn nothing.',
  ],
};
const SHARING: { readonly [pathways in ResultFeeRule['sharing']['pathways']]: readonly [string, string] } = {
  several: ['Un rapporto può valere in più percorsi.', 'One relationship may earn in several pathways.'],
  one: ['Un rapporto vale in un solo percorso.', 'One relationship earns in one pathway only.'],
};

function classLine(
  { name, contracts, leastHoursShare, minCents, maxCents, milestones, source }: OutcomeClass,
  path: string,
): Line {
  const parts = joined(
    milestones.map(({ share: part, reached }) =>
      'day' in reached
        ? text(`${percent(part).it} il giorno ${reached.day}`, `${percent(part).en} on day ${reached.day}`)
        : text(
            `${percent(part).it} dopo ${reached.months} mesi`,
            `${percent(part).en} after ${reached.months} months`,
          ),
    ),
    ', ',
  );
  return line(`${path}.classes.${name}`, source, [
    `${name} (contratti ${codes(contracts).it}, almeno ${percent(leastHoursShare).it} del tempo pieno): da ${euro(minCents).it} a ${euro(maxCents).it} secondo il profilo; ${parts.it}.`,
    `${name} (contracts ${codes(contracts).en}, at least ${percent(leastHoursShare).en} of full time): ${euro(minCents).en} to ${euro(maxCents).en} by the profile; ${parts.en}.`,
  ]);
}

/** 5000 -> `50%`. */
function percent(share: number): Text {
  return inBoth((language) => `${number(share / 100, share % 100 === 0 ? 0 : 2)[language]}%`);
}
