import type { Incentive } from '../../../../domain/incentive/state';
import type { IncentiveCondition } from '../../../../domain/programmes/incentives';
import { text } from '../../../modules/texts/text';
import * as asked from './incentive-asked';
import { caseOf, type Lived, type Living, type Paying } from './incentive-life';
import * as worker from './incentive-worker';
import type { Scenario } from './scenario';

/** What is lived so that each condition is not met. */
const LIVED: { readonly [condition in IncentiveCondition]: Living } = {
  'application-date': asked.tooEarly,
  seat: asked.elsewhere,
  hire: asked.annulled,
  employer: asked.byAnother,
  'hire-date': asked.hiredTooEarly,
  amount: asked.worthNothing,
  adhesion: worker.notInProgramme,
  activation: worker.notYetMet,
  interview: worker.notYetHeard,
  'income-support': worker.supported,
  'one-per-worker': asked.again,
  funds: asked.withoutMoney,
};

/** Of each condition an application that does not meet it. */
export function conditions(paying: Paying): readonly Scenario[] {
  const [first] = paying.rules.amounts.rows;
  const one = first === undefined ? undefined : caseOf(first, paying.rules);
  if (one === undefined) return [];
  return (Object.keys(LIVED) as IncentiveCondition[]).flatMap((condition) => {
    const lived = LIVED[condition](paying, one);
    return lived === undefined ? [] : [refused(condition, lived)];
  });
}

function refused(condition: IncentiveCondition, lived: Lived): Scenario {
  const { given, when, came } = lived;
  const row = `incentives.conditions.${condition}`;
  if (condition === 'funds')
    return {
      row,
      given,
      when,
      then: text('La domanda attende che vi siano risorse', 'The application waits until there is money'),
      holds: came.phase === 'awaiting-funds',
    };
  return {
    row,
    given,
    when,
    then: lived.alone
      ? text(
          'La domanda è respinta, per questo solo motivo',
          'The application is refused, for this reason alone',
        )
      : text(
          'La domanda è respinta, anche per questo motivo',
          'The application is refused, for this reason too',
        ),
    holds: fails(condition, lived),
  };
}

/** Not met here; and met where nothing else is different. */
function fails(condition: IncentiveCondition, { came, alone, otherwise }: Lived): boolean {
  const failed = failedIn(came);
  if (!failed.includes(condition) || (alone && failed.length > 1)) return false;
  return otherwise === undefined || !failedIn(otherwise).includes(condition);
}

function failedIn(one: Incentive): readonly IncentiveCondition[] {
  return one.phase === 'rejected' ? one.conditions : [];
}
