import type { OutcomeClass, ResultFeeRule } from '../../../../../domain/programmes/entitlements';
import { addDays } from '../../../../../domain/time/civil-date';
import type { Text } from '../../../../../domain/texts';
import { joined, text } from '../../../../modules/texts/text';
import { day, euro } from '../../../text';
import type { Scenario } from '../scenario';
import { underCeiling } from './ceiling';
import { FULL_TIME } from '../asking';
import { ANOTHER_EMPLOYER, isHired, type Job } from './deeds';
import { cites, CLOSEST, FARTHEST, isDue, itIs, leadOf, longAfter, underWay, type Scene } from './life';
import {
  bestOf,
  contractsOf,
  lastAsked,
  leastHours,
  leastJob,
  milestonesOf,
  wholeOf,
  worstOf,
  type Earned,
} from './outcomes';
import { resultReadings } from './result-readings';
import { service } from './service';
import { citing, contractText, hoursText, isOwed, profileText } from './words';

/** What a provider is paid for a job: each class of outcome, and what is read one way or another. */
export function resultFee(rule: ResultFeeRule, scene: Scene): readonly Scenario[] {
  return [
    ...oneFee(rule, scene),
    ...rule.classes.flatMap((outcome) => ofClass({ rule, outcome }, scene)),
    ...service(rule, scene),
    ...resultReadings(rule, scene),
  ];
}

interface Of {
  readonly rule: ResultFeeRule;
  readonly outcome: OutcomeClass;
}

/** Each contract of a class with the least that it asks; who is farthest from work; and what is just too little. */
function ofClass(of: Of, scene: Scene): readonly Scenario[] {
  const { outcome } = of;
  const contracts = contractsOf(outcome);
  return [
    ...contracts.map((contract) => earns(of, scene, { profileIndex: CLOSEST, contract })),
    earns(of, scene, { profileIndex: FARTHEST, contract: contracts[0] }),
    ...(leastHours(outcome) === 0 ? [] : [fewerHours(of, scene)]),
    aDayShort(of, scene),
  ];
}

/** Nothing is owed the day before, and at each milestone what it adds. */
function earns(
  { rule, outcome }: Of,
  scene: Scene,
  {
    profileIndex,
    contract,
  }: { readonly profileIndex: number; readonly contract: Job['contract'] | undefined },
): Scenario {
  const { version } = scene;
  const story = underWay(scene, { profileIndex });
  const job = leastJob(outcome, addDays(story.today(), 1), contract);
  const earned = milestonesOf(outcome, { from: job.from, profileIndex }, version).map((one) => ({
    ...one,
    cents: underCeiling(version, rule.part, one.cents),
  }));
  isHired(story, job);
  return {
    row: rowOf({ rule, outcome }),
    given: profileText(profileIndex),
    when: hiring(job),
    then: owedBy(earned),
    holds: earned.every((one, nth) => {
      const to = leadOf(story);
      itIs(story, addDays(one.payableFrom, -1));
      const before = isDue(story, rule.part, { to, cents: earned[nth - 1]?.cents ?? 0 });
      itIs(story, one.payableFrom);
      return before && isDue(story, rule.part, { to, cents: one.cents });
    }),
  };
}

function rowOf({ rule, outcome }: Of): string {
  return `entitlements.${rule.part}.classes.${outcome.name}`;
}

function hiring({ from, to, contract, weeklyHours = FULL_TIME }: Job): Text {
  const kind = contractText(contract);
  const [hours, full] = [hoursText(weeklyHours), hoursText(FULL_TIME)];
  const until =
    to === null ? text('senza un termine', 'without an end') : text(`fino al ${day(to)}`, `until ${day(to)}`);
  return text(
    `La persona è assunta il ${day(from)} con un contratto ${kind.it}, ${until.it}, a ${hours.it} ore su ${full.it} a settimana`,
    `The person is hired on ${day(from)} under a contract ${kind.en}, ${until.en}, for ${hours.en} hours of ${full.en} a week`,
  );
}

function owedBy(earned: readonly Earned[]): Text {
  const parts = earned.map(({ on, cents, payableFrom }) =>
    text(
      `${euro(cents).it} in tutto per il lavoro mantenuto al ${day(on)}, dovuti dal ${day(payableFrom)}`,
      `${euro(cents).en} in all for the job kept on ${day(on)}, owed from ${day(payableFrom)}`,
    ),
  );
  const all = joined(parts, '; ');
  return text(`Spettano all’operatore ${all.it}`, `The provider is owed ${all.en}`);
}

/** A hundredth of an hour too little. */
function fewerHours(of: Of, scene: Scene): Scenario {
  const story = underWay(scene);
  const job = leastJob(of.outcome, addDays(story.today(), 1));
  const less = { ...job, weeklyHours: leastHours(of.outcome) - 1 };
  isHired(story, less);
  longAfter(story);
  return {
    row: rowOf(of),
    given: profileText(CLOSEST),
    when: hiring(less),
    then: isOwed('provider', 0),
    holds: isDue(story, of.rule.part, { to: leadOf(story), cents: 0 }),
  };
}

/** It ends the day before the last milestone, which earns nothing then. */
function aDayShort(of: Of, scene: Scene): Scenario {
  const { outcome, rule } = of;
  const story = underWay(scene);
  const from = addDays(story.today(), 1);
  const job = { ...leastJob(outcome, from), to: addDays(lastAsked(outcome, from), -1) };
  const reached = milestonesOf(outcome, { from, profileIndex: CLOSEST }, scene.version).filter(
    ({ on }) => on <= job.to,
  );
  const cents = underCeiling(scene.version, rule.part, reached.at(-1)?.cents ?? 0);
  isHired(story, job);
  const to = leadOf(story);
  longAfter(story);
  return {
    row: rowOf(of),
    given: profileText(CLOSEST),
    when: hiring(job),
    then: isOwed('provider', cents),
    holds: isDue(story, rule.part, { to, cents }),
  };
}

/** Two jobs at once, of two employers: the one that is worth more is paid, alone. */
function oneFee(rule: ResultFeeRule, scene: Scene): readonly Scenario[] {
  const [best, worst] = [bestOf(rule), worstOf(rule)];
  if (best === undefined || worst === undefined) return [];
  const story = underWay(scene);
  const from = addDays(story.today(), 1);
  const cents = underCeiling(scene.version, rule.part, wholeOf(best, CLOSEST));
  isHired(story, { ...leastJob(worst, from), employer: ANOTHER_EMPLOYER });
  isHired(story, leastJob(best, from));
  const to = leadOf(story);
  longAfter(story);
  return [
    {
      row: `entitlements.${rule.part}.basis`,
      given: profileText(CLOSEST),
      when: text(
        `La persona è assunta il ${day(from)} da due datori di lavoro, con un rapporto di classe ${worst.name} e uno di classe ${best.name}, e mantiene entrambi`,
        `The person is hired on ${day(from)} by two employers, in a job of class ${worst.name} and in one of class ${best.name}, and keeps both`,
      ),
      then: citing(isOwed('provider', cents), rule.basis.id),
      holds: isDue(story, rule.part, { to, cents }) && cites(story, rule.part, rule.basis.id),
    },
  ];
}
