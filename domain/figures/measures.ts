import type { Measure } from '../programmes/figures';
import type { Counts } from './counts';
import type { Counted } from './printed';

type Counting = Exclude<Measure, 'declared'>;

/** What a measure counts, over what where it is a share or an average. */
export function countedBy(measure: Counting, counts: Counts): Counted {
  return COUNTED[measure](counts);
}

const whole = (numerator: number): Counted => ({ numerator, denominator: null });

const COUNTED: { readonly [measure in Counting]: (counts: Counts) => Counted } = {
  adhesions: ({ adhesions }) => whole(adhesions),
  women: ({ women, adhesions }) => ({ numerator: women, denominator: adhesions }),
  'high-disadvantage': ({ people, adhesions }) => ({
    numerator: people.highDisadvantage,
    denominator: adhesions,
  }),
  'aged-35-44': ({ people, adhesions }) => ({ numerator: people.aged['35-44'], denominator: adhesions }),
  'aged-45-54': ({ people, adhesions }) => ({ numerator: people.aged['45-54'], denominator: adhesions }),
  foreign: ({ people, adhesions }) => ({ numerator: people.foreign, denominator: adhesions }),
  'non-eu-of-foreign': ({ people }) => ({ numerator: people.nonEu, denominator: people.foreign }),
  concluded: (counts) => whole(concluded(counts)),
  exits: ({ exits }) => whole(sumOf(exits)),
  'exits-abandonment': ({ exits }) => whole(exits.abandonment),
  'exits-refusal': ({ exits }) => whole(exits.refusal),
  'exits-lost-requirement': ({ exits }) => whole(exits['lost-requirement']),
  actions: ({ actions }) => whole(actions),
  'actions-per-adhesion': ({ actions, adhesions }) => ({ numerator: actions, denominator: adhesions }),
  'actions-per-concluded': (counts) => ({ numerator: counts.actions, denominator: concluded(counts) }),
  outcomes: ({ outcomes }) => whole(sumOf(outcomes)),
  'outcomes-open-ended': ({ outcomes }) => whole(outcomes['open-ended']),
  'outcomes-apprenticeship': ({ outcomes }) => whole(outcomes.apprenticeship),
  'outcomes-fixed-term': ({ outcomes }) => whole(outcomes['fixed-term']),
  'outcomes-other': ({ outcomes }) => whole(outcomes.other),
  'outcomes-lasting': ({ outcomes }) => whole(outcomes['open-ended'] + outcomes.apprenticeship),
  'outcomes-not-lasting': ({ outcomes }) => whole(outcomes['fixed-term'] + outcomes.other),
  'without-outcome': ({ outcomes, adhesions }) => whole(adhesions - sumOf(outcomes)),
  'outcomes-per-adhesion': ({ outcomes, adhesions }) => ({
    numerator: sumOf(outcomes),
    denominator: adhesions,
  }),
  'outcomes-of-concluded': (counts) => ({
    numerator: counts.outcomesOfConcluded,
    denominator: concluded(counts),
  }),
  traineeships: ({ traineeships }) => whole(traineeships),
  'traineeships-begun': ({ traineeshipsBegun }) => whole(traineeshipsBegun),
  'in-force': ({ inForce }) => whole(sumOf(inForce)),
  'in-force-per-adhesion': ({ inForce, adhesions }) => ({
    numerator: sumOf(inForce),
    denominator: adhesions,
  }),
  'in-force-open-ended': ({ inForce }) => whole(inForce['open-ended']),
  'in-force-apprenticeship': ({ inForce }) => whole(inForce.apprenticeship),
  'in-force-other': ({ inForce }) => whole(inForce['fixed-term'] + inForce.other),
  'incentive-workers': ({ incentives }) => whole(incentives.workers),
  'incentive-amount': ({ incentives }) => whole(incentives.admittedCents),
};

/** Adhesions that no exit closed (R-P1-10). */
function concluded({ adhesions, exits }: Counts): number {
  return adhesions - sumOf(exits);
}

function sumOf(counts: { readonly [name: string]: number }): number {
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}
