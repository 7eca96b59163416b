import type { AccountStanding } from '../../../domain/standing/account';
import type { FeesStanding } from '../../../domain/standing/fees';
import { payeeId } from '../../../domain/account/payee';
import { aligned, day, euro } from '../text';
import type { ToldJob, ToldStanding } from '../../modules/standing/standing';

/** The jobs of a percorso and what each may earn. */
export function jobsInWords({ jobs }: ToldStanding): readonly string[] {
  return jobs.length === 0 ? ['  none known'] : jobs.flatMap(job);
}

function job(one: ToldJob): readonly string[] {
  const { hire, employer, module, firstDay, lastDay, contracts, outcomes, verdict, because, tranches } = one;
  const until = lastDay === null ? 'open-ended' : `to ${day(lastDay)}`;
  const short = verdict === 'earns' && tranches.length === 0 ? ', but it is too short as known' : '';
  const classes = outcomes.length === 0 ? 'no class' : outcomes.join(', ');
  return [
    `  ${hire}  ${day(firstDay)} ${until}, ${contracts.join(' then ')} (${classes}), ${module}, employer ${employer}`,
    `    ${verdict === 'earns' ? '✓' : '✗'} ${because.en} (${verdict})${short}`,
    ...aligned(
      tranches.map(({ outcome, milestone, earnedOn, payableFrom, cents, payee }) => [
        ...[`${outcome} ${milestone}`, `reached ${day(earnedOn)}`, `payable from ${day(payableFrom)}`],
        ...[euro(cents), `to ${payeeId(payee)}`],
      ]),
      '      ',
    ),
  ];
}

/** How the fees of a percorso come about: of each kind that its programme pays, by the numbers of the rule. */
export function feesInWords(fees: FeesStanding): readonly string[] {
  const { ceilingCents, ceilingParts } = fees;
  return [
    ...resultsInWords(fees),
    ...fees.process.flatMap(({ payee, steps, stepMinutes, centsPerHour, cents, source }) => [
      `  process of ${payeeId(payee)}: ${steps} x ${stepMinutes} minutes at ${euro(centsPerHour)} an hour = ${euro(cents)}`,
      `    ${source}`,
    ]),
    ...fees.allowances.flatMap(allowanceInWords),
    ...fees.spendLines.flatMap(spendLineInWords),
    ...(ceilingCents === null
      ? []
      : [`  ${ceilingParts.join(' and ')} together at most ${euro(ceilingCents)}`]),
  ];
}

/** `m + max(0, p - 0.5) x 2 x (M - m)`. */
function resultsInWords({ profileIndex, results }: FeesStanding): readonly string[] {
  return results.flatMap(({ outcome, minCents, maxCents, cents, milestones, source }) => [
    `  ${outcome}: ${euro(minCents)} + max(0, ${profileIndex ?? ''} - 0.5) x 2 x (${euro(maxCents)} - ${euro(minCents)}) = ${euro(cents)}`,
    `    ${milestones.join('; ')}. ${source}`,
  ]);
}

function allowanceInWords(one: FeesStanding['allowances'][number]): readonly string[] {
  const { part, payee, months, mostMonths, leastMinutes, centsPerMonth, cents, source } = one;
  const counted = `${months} of at most ${mostMonths} months of ${leastMinutes} minutes`;
  return [
    `  ${part} of ${payeeId(payee)}: ${counted}, at ${euro(centsPerMonth)} each = ${euro(cents)}`,
    `    ${source}`,
  ];
}

function spendLineInWords(one: FeesStanding['spendLines'][number]): readonly string[] {
  const { part, payee, price, mostCents, cents, source } = one;
  const each =
    'centsPerHour' in price ? `${euro(price.centsPerHour)} an hour` : `${euro(price.centsPerActivity)} each`;
  return [
    `  ${part} of ${payeeId(payee)}: ${each}, at most ${euro(mostCents)} = ${euro(cents)}`,
    `    ${source}`,
  ];
}

/** Where the money stands, from what is set aside to what came back. */
export function accountInWords({ account }: ToldStanding): readonly string[] {
  const { reserved, committed, missing, payees, proposals } = account;
  return aligned([
    ['reserved', euro(reserved)],
    ['committed', euro(committed)],
    ...(missing > 0 ? [['missing from the envelope', euro(missing)]] : []),
    ...payees.flatMap(towards),
    ...proposals.map(({ proposal, payee: to, cents, proposedBy, standing }) => [
      `proposal ${proposal}, ${standing}`,
      `${euro(cents)} to ${to}, by ${proposedBy}`,
    ]),
  ]);
}

function towards(one: AccountStanding['payees'][number]): string[][] {
  const { payee, entitled, owed, payable, paid, claimed, recovered } = one;
  const parts = Object.entries(entitled).map(([part, cents]) => `${euro(cents)} by ${part}`);
  return [
    [`${payee}: entitled`, parts.length === 0 ? 'to nothing' : parts.join(', ')],
    [`${payee}: owed`, `${euro(owed)}, of which ${euro(payable)} may be proposed now`],
    [`${payee}: paid`, euro(paid)],
    [`${payee}: recovered`, `${euro(recovered)} of ${euro(claimed)} asked back`],
  ];
}
