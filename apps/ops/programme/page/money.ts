import type { EmploymentModule } from '../../../../domain/employment/communication';
import type { EvidenceRule } from '../../../../domain/programmes/entitlements';
import type {
  ProgrammeVersion,
  RecoveryRule,
  ReservationRule,
} from '../../../../domain/programmes/programme';
import type { Text } from '../../../../domain/texts';
import { joined, text } from '../../../modules/texts/text';
import { euro, number } from '../../text';
import { line, type Line } from './line';
import { crisisAreas, MODULES, RANGED, step } from './words';

/** Out of what it is paid, up to how much, on what evidence, and what becomes of what was paid too much. */
export function money(version: ProgrammeVersion): readonly Line[] {
  const { acts, activities, ceiling, evidence, reservation, recovery } = version;
  return [
    line('reservation', reservation.source, reservationWords(reservation)),
    ...earmarkLines(reservation),
    ...(ceiling === null
      ? []
      : [
          line('ceiling', ceiling.source, [
            `Le parti ${ceiling.parts.join(' e ')} insieme non superano ${euro(ceiling.cents).it}: l’eccedenza si toglie dall’ultima.`,
            `The parts ${ceiling.parts.join(' and ')} together stay within ${euro(ceiling.cents).en}: the excess is cut from the last.`,
          ]),
        ]),
    line('activities', activities.source, activityWords(activities.mostMinutesADay)),
    line('acts.activities', acts.activities, [
      'Le attività si registrano con durata, modalità e presenza.',
      'Activities are recorded with their length, mode and attendance.',
    ]),
    line('acts.employment', acts.employment, [
      'Il lavoro si conosce dalle comunicazioni obbligatorie, e sospende il servizio.',
      'Work is known from the mandatory communications, and suspends the service.',
    ]),
    line('evidence', evidence.source, evidenceWords(evidence)),
    line('acts.settlement', acts.settlement, [
      'Ciò che nulla può più far maturare torna allo stanziamento.',
      'What nothing can earn any more goes back to the envelope.',
    ]),
    line('acts.payment', acts.payment, [
      'Una persona propone il pagamento, un’altra lo approva.',
      'One person proposes a payment, another approves it.',
    ]),
    line('acts.recovery', acts.recovery, [
      'Ciò che è pagato in più si recupera.',
      'What is paid too much is asked back.',
    ]),
    line('recovery', recovery.source, RECOVERIES[recovery.whenLessIsDue]),
  ];
}

const RECOVERIES: { readonly [less in RecoveryRule['whenLessIsDue']]: readonly [string, string] } = {
  stays: [
    'Una richiesta di recupero resta com’è anche se poi è dovuto di meno.',
    'A claim stays as it was opened, also when less of it is due.',
  ],
  falls: [
    'Una richiesta di recupero scende con ciò che è dovuto, fino a nulla.',
    'A claim falls with what is due, down to nothing.',
  ],
};

function activityWords(most: number | null): readonly [string, string] {
  if (most === null)
    return [
      'Le attività di un giorno valgono come comunicate.',
      'The activities of a day are taken as told.',
    ];
  return [
    `In un giorno le attività di una persona non superano ${number(most).it} minuti.`,
    `In a day the activities of a person come to at most ${number(most).en} minutes.`,
  ];
}

function evidenceWords({ terms }: EvidenceRule): readonly [string, string] {
  const modules = Object.keys(terms) as EmploymentModule[];
  const parts = modules.map((module): Text => {
    const late = terms[module];
    const words = MODULES[module];
    return 'days' in late
      ? text(`${words.it}, ${late.days} giorni`, `${words.en}, ${late.days} days`)
      : text(
          `${words.it}, il ${late.dayOfNextMonth} del mese dopo`,
          `${words.en}, the ${late.dayOfNextMonth}th of the next month`,
        );
  });
  const all = joined(parts, '; ');
  return [
    `Un fatto del lavoro si comunica entro: ${all.it}.`,
    `A fact of employment is told within: ${all.en}.`,
  ];
}

function reservationWords(rule: ReservationRule): readonly [string, string] {
  const { envelope, from } = rule;
  const amount = setAside(rule);
  return [
    `Si paga da ${envelope}, dal passo ${step(from).it}: ${amount.it}.`,
    `It is paid out of ${envelope}, from the step ${step(from).en} on: ${amount.en}.`,
  ];
}

function earmarkLines({ earmarked }: ReservationRule): readonly Line[] {
  if (earmarked === undefined) return [];
  const { envelope, domiciledIn, source } = earmarked;
  const areas = crisisAreas(domiciledIn);
  return [
    line('reservation.earmarked', source, [
      `Per chi ha il domicilio in ${areas.it} si paga invece da ${envelope}.`,
      `For who is domiciled in ${areas.en} it is paid out of ${envelope} instead.`,
    ]),
  ];
}

function setAside(rule: ReservationRule): Text {
  switch (rule.sets) {
    case 'most':
      return text(
        `si impegna il massimo per il profilo (risultato da ${euro(rule.resultMinCents).it} a ${euro(rule.resultMaxCents).it}, più ${euro(rule.processCapCents).it} di processo), fino a ${euro(rule.ceilingCents).it}`,
        `the most for the profile is set aside (result ${euro(rule.resultMinCents).en} to ${euro(rule.resultMaxCents).en}, plus ${euro(rule.processCapCents).en} of process), up to ${euro(rule.ceilingCents).en}`,
      );
    case 'least':
      return text(
        `si impegna il valore minimo, ${euro(rule.leastCents).it}, e di più quando un lavoro può maturarlo`,
        `the least value, ${euro(rule.leastCents).en}, is set aside, and more as a job can earn it`,
      );
    case 'as-earned':
      return text('si impegna solo quanto matura', 'nothing is set aside but what is earned');
  }
}

/** The money of each envelope. */
export function budgets({ budgets: all }: ProgrammeVersion): readonly Line[] {
  return all.map(({ envelope, cents, source }) =>
    line(`budgets.${envelope}`, source, [
      `${envelope}: ${euro(cents).it}.`,
      `${envelope}: ${euro(cents).en}.`,
    ]),
  );
}

/** Between what the documents say that the sums lie. */
export function ranges({ ranges: all = [] }: ProgrammeVersion): readonly Line[] {
  return all.map(({ of, leastCents, mostCents, source }) =>
    line(`ranges.${of}`, source, [
      `Per ${RANGED[of].it} i documenti dicono da ${euro(leastCents).it} a ${euro(mostCents).it}.`,
      `For ${RANGED[of].en} the documents say ${euro(leastCents).en} to ${euro(mostCents).en}.`,
    ]),
  );
}
