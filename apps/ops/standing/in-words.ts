import { payeeId } from '../../../domain/account/payee';
import type { AccountStanding } from '../../../domain/standing/account';
import type { FeesStanding } from '../../../domain/standing/fees';
import type { Text } from '../../../domain/texts';
import type { ToldJob, ToldStanding } from '../../modules/standing/standing';
import { actText } from '../../modules/texts/acts';
import { codeText } from '../../modules/texts/codes';
import { alike, inBoth, joined, text } from '../../modules/texts/text';
import { aligned, day, euro, number, type Cell } from '../text';
import { FEE_TEXTS, PAYEE_TEXTS, STANDING_TEXTS } from './texts';

/** The jobs of a percorso and what each may earn. */
export function jobsInWords({ jobs }: ToldStanding): readonly Text[] {
  return jobs.length === 0 ? [STANDING_TEXTS.noJobs] : jobs.flatMap(job);
}

function job(one: ToldJob): readonly Text[] {
  const { hire, employer, module, firstDay, lastDay, contracts, outcomes, verdict, because, tranches } = one;
  const until = lastDay === null ? STANDING_TEXTS.openEnded : STANDING_TEXTS.until(lastDay);
  const short = verdict === 'earns' && tranches.length === 0 ? STANDING_TEXTS.tooShort : alike('');
  const classes = outcomes.length === 0 ? STANDING_TEXTS.noClass : alike(outcomes.join(', '));
  const mark = verdict === 'earns' ? '✓' : '✗';
  return [
    inBoth((language) => {
      const terms = contracts.join(STANDING_TEXTS.then[language]);
      const at = STANDING_TEXTS.employer(employer)[language];
      const of = codeText('communication', module)[language];
      return `  ${hire}  ${day(firstDay)} ${until[language]}, ${terms} (${classes[language]}), ${of}, ${at}`;
    }),
    inBoth((language) => `    ${mark} ${because[language]} (${verdict})${short[language]}`),
    ...aligned(
      tranches.map(({ outcome, milestone, earnedOn, payableFrom, cents, payee }) => [
        `${outcome} ${milestone}`,
        ...[STANDING_TEXTS.reached(earnedOn), STANDING_TEXTS.payable(payableFrom)],
        ...[euro(cents), STANDING_TEXTS.to(payeeId(payee))],
      ]),
      '      ',
    ),
  ];
}

/** How the fees of a percorso come about: of each kind that its programme pays, by the numbers of the rule. */
export function feesInWords(fees: FeesStanding): readonly Text[] {
  const { ceilingCents, ceilingParts } = fees;
  return [
    ...resultsInWords(fees),
    ...fees.process.flatMap(({ payee, source, ...one }) => [
      inBoth((language) => `  ${FEE_TEXTS.process({ ...one, payee: payeeId(payee) })[language]}`),
      indented(actText(source)),
    ]),
    ...fees.allowances.flatMap(allowanceInWords),
    ...fees.spendLines.flatMap(spendLineInWords),
    ...fees.businesses.flatMap(businessInWords),
    ...(ceilingCents === null ? [] : [ceilingInWords(ceilingParts, ceilingCents)]),
  ];
}

function ceilingInWords(parts: readonly string[], cents: number): Text {
  const together = FEE_TEXTS.atMost(
    inBoth((language) =>
      parts.map((part) => codeText('part', part)[language]).join(STANDING_TEXTS.and[language]),
    ),
    cents,
  );
  return inBoth((language) => `  ${together[language]}`);
}

/** `m + max(0, p - 0.5) x 2 x (M - m)`; where a fraction has a comma, a semicolon parts what is compared. */
function resultsInWords({ profileIndex, results }: FeesStanding): readonly Text[] {
  const index = profileIndex === null ? alike('') : number(Number(profileIndex), 4);
  const excess = text(`max(0; ${index.it} - 0,5)`, `max(0, ${index.en} - 0.5)`);
  return results.flatMap(({ outcome, minCents, maxCents, cents, milestones, source }) => {
    const [min, max, sum] = [euro(minCents), euro(maxCents), euro(cents)];
    return [
      inBoth(
        (language) =>
          `  ${outcome}: ${min[language]} + ${excess[language]} x 2 x (${max[language]} - ${min[language]}) = ${sum[language]}`,
      ),
      indented(joined([joined(milestones, '; '), actText(source)], '. ')),
    ];
  });
}

function indented(line: Text): Text {
  return inBoth((language) => `    ${line[language]}`);
}

function allowanceInWords(one: FeesStanding['allowances'][number]): readonly Text[] {
  const allowance = FEE_TEXTS.allowance({
    ...one,
    of: STANDING_TEXTS.of(codeText('part', one.part), payeeId(one.payee)),
  });
  return [inBoth((language) => `  ${allowance[language]}`), indented(actText(one.source))];
}

function spendLineInWords(one: FeesStanding['spendLines'][number]): readonly Text[] {
  const { part, payee, price, mostCents, cents, source } = one;
  const each =
    'centsPerHour' in price
      ? FEE_TEXTS.perHour(price.centsPerHour)
      : FEE_TEXTS.perActivity(price.centsPerActivity);
  const of = STANDING_TEXTS.of(codeText('part', part), payeeId(payee));
  const line = FEE_TEXTS.spendLine(of, each, { most: euro(mostCents), sum: euro(cents) });
  return [inBoth((language) => `  ${line[language]}`), indented(actText(source))];
}

function businessInWords(one: FeesStanding['businesses'][number]): readonly Text[] {
  const of = STANDING_TEXTS.of(codeText('part', one.part), payeeId(one.payee));
  const line = FEE_TEXTS.business(of, one.openedOn, euro(one.cents));
  return [inBoth((language) => `  ${line[language]}`), indented(actText(one.source))];
}

/** Where the money stands, from what is set aside to what came back. */
export function accountInWords({ account }: ToldStanding): readonly Text[] {
  const { reserved, committed, missing, payees, proposals } = account;
  return aligned([
    [STANDING_TEXTS.reserved, euro(reserved)],
    [STANDING_TEXTS.committed, euro(committed)],
    ...(missing > 0 ? [[STANDING_TEXTS.missing, euro(missing)]] : []),
    ...payees.flatMap(towards),
    ...proposals.map(({ proposal, payee: to, cents, proposedBy, standing }) => [
      PAYEE_TEXTS.proposal(String(proposal), codeText('proposal', standing)),
      PAYEE_TEXTS.proposed({ cents, to, by: proposedBy }),
    ]),
  ]);
}

function towards(one: AccountStanding['payees'][number]): Cell[][] {
  const { payee, entitled, owed, payable, paid, claimed, recovered } = one;
  const parts = Object.entries(entitled).map(([part, cents]) =>
    PAYEE_TEXTS.by(cents, codeText('part', part)),
  );
  return [
    [PAYEE_TEXTS.entitled(payee), parts.length === 0 ? PAYEE_TEXTS.toNothing : joined(parts, ', ')],
    [PAYEE_TEXTS.owed(payee), PAYEE_TEXTS.proposable(owed, payable)],
    [PAYEE_TEXTS.paid(payee), euro(paid)],
    [PAYEE_TEXTS.recovered(payee), PAYEE_TEXTS.askedBack(recovered, claimed)],
  ];
}
