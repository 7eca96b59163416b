import type { EnvelopeCode } from '../../../../../domain/identifiers';
import { isKnown } from '../../../../../domain/knowable';
import { rulesOfKind } from '../../../../../domain/programmes/entitlements';
import { factIn, type Facts } from '../../../../../domain/programmes/facts';
import type { ProgrammeVersion, ReservationRule } from '../../../../../domain/programmes/programme';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays } from '../../../../../domain/time/civil-date';
import { text } from '../../../../modules/texts/text';
import { day, euro } from '../../../text';
import { crisisAreas, step } from '../../page/words';
import type { Scenario } from '../scenario';
import { meetsAll } from '../lacking';
import { firstDay, somebody } from '../scene';
import { underCeiling } from './ceiling';
import { isHired } from './deeds';
import { aloneIn } from './earning';
import { CLOSEST, drawnOf, FARTHEST, underWay, type Scene } from './life';
import { bestOf, leastJob, wholeOf } from './outcomes';
import { profileText, UNDER_WAY } from './words';

/** What is set aside of which envelope, and when. */
export function reservation(scene: Scene): readonly Scenario[] {
  return [...setAside(scene), ...apart(scene)];
}

/** Out of which envelope it is paid: for whom one is set apart, and for all others. */
export function envelopesOf({ reservation: rule }: ProgrammeVersion): readonly EnvelopeCode[] {
  const { envelope, earmarked } = rule;
  return earmarked === undefined ? [envelope] : [envelope, earmarked.envelope];
}

/** The same, of somebody who is paid out of that envelope; undefined where nobody is. */
export function paidOutOf({ version, facts }: Scene, envelope: EnvelopeCode): Scene | undefined {
  const { earmarked } = version.reservation;
  if (earmarked === undefined) return { version, facts };
  const isApart = (one: Facts): boolean => {
    const area = factIn(one, 'domicileCrisisArea');
    return isKnown(area) && earmarked.domiciledIn.includes(area.known);
  };
  const meets = meetsAll(version, firstDay(version));
  const found = somebody(version, (one) => meets(one) && isApart(one) === (envelope === earmarked.envelope));
  return found === undefined ? undefined : { version, facts: found };
}

/** What is set aside with the first step of money, by profile. Cents. */
export function firstSetAside(rule: ReservationRule, profileIndex: number): number {
  switch (rule.sets) {
    case 'as-earned':
      return 0;
    case 'least':
      return rule.leastCents;
    case 'most': {
      const result = profileIndex === CLOSEST ? rule.resultMinCents : rule.resultMaxCents;
      return Math.min(result + rule.processCapCents, rule.ceilingCents);
    }
  }
}

function setAside(scene: Scene): readonly Scenario[] {
  const { reservation: rule } = scene.version;
  const [envelope] = envelopesOf(scene.version);
  const of = envelope === undefined ? undefined : paidOutOf(scene, envelope);
  if (of === undefined) return [];
  const profiles = rule.sets === 'most' ? [CLOSEST, FARTHEST] : [CLOSEST];
  return [
    ...profiles.map((profileIndex) => withTheStep(of, profileIndex)),
    ...(rule.sets === 'as-earned' ? asEarned(of) : more(of)),
  ];
}

/** Once the step is taken from which there is money. */
function withTheStep(scene: Scene, profileIndex: number): Scenario {
  const { reservation: rule } = scene.version;
  const story = underWay(scene, { profileIndex });
  const cents = firstSetAside(rule, profileIndex);
  const taken = step(rule.from);
  const { it, en } = sumText(cents, rule.envelope);
  return {
    row: 'reservation',
    given: profileText(profileIndex),
    when: text(`È compiuto ${taken.it}`, `${taken.en} was taken`),
    then: text(it, en),
    holds: drawnOf(story, rule.envelope) === cents,
  };
}

function sumText(cents: number, envelope: EnvelopeCode) {
  const sum = euro(cents);
  return cents === 0
    ? text(
        `Dello stanziamento ${envelope} non è impegnato nulla`,
        `Nothing of the envelope ${envelope} is set aside`,
      )
    : text(
        `Dello stanziamento ${envelope} sono impegnati ${sum.it}`,
        `${sum.en} of the envelope ${envelope} are set aside`,
      );
}

/** As soon as something is earned. */
function asEarned(scene: Scene, row = 'reservation', envelope = scene.version.reservation.envelope) {
  const earned = aloneIn(scene.version);
  if (earned === undefined) return [];
  const story = underWay(scene);
  const on = addDays(story.today(), 1);
  earned.happens(story, on);
  const cents = underCeiling(scene.version, earned.part, earned.cents);
  const scenario: Scenario = {
    row,
    given: UNDER_WAY,
    when: earned.said(day(on)),
    then: sumText(cents, envelope),
    holds: drawnOf(story, envelope) === cents,
  };
  return [scenario];
}

/** A job that can earn more than is set aside. */
function more(scene: Scene): readonly Scenario[] {
  const { reservation: rule } = scene.version;
  const [result] = rulesOfKind(scene.version, 'result-fee');
  const best = result === undefined ? undefined : bestOf(result);
  if (result === undefined || best === undefined) return [];
  const story = underWay(scene, { profileIndex: FARTHEST });
  const on = addDays(story.today(), 1);
  isHired(story, leastJob(best, on));
  const whole = underCeiling(scene.version, result.part, wholeOf(best, FARTHEST));
  const first = firstSetAside(rule, FARTHEST);
  const cents = rule.sets === 'most' ? first : Math.max(first, whole);
  return [
    {
      row: 'reservation',
      given: profileText(FARTHEST),
      when: text(
        `La persona è assunta il ${day(on)} con un rapporto di classe ${best.name}, che può valere ${euro(whole).it}`,
        `The person is hired on ${day(on)} in a job of class ${best.name}, which can be worth ${euro(whole).en}`,
      ),
      then: sumText(cents, rule.envelope),
      holds: drawnOf(story, rule.envelope) === cents,
    },
  ];
}

/** Who is domiciled where an envelope is set apart for it. */
function apart(scene: Scene): readonly Scenario[] {
  const { earmarked, envelope, sets } = scene.version.reservation;
  if (earmarked === undefined) return [];
  const of = paidOutOf(scene, earmarked.envelope);
  if (of === undefined) return [];
  const areas = crisisAreas(earmarked.domiciledIn);
  const given = text(
    `Un percorso in corso di chi ha il domicilio in ${areas.it}`,
    `A percorso under way of who is domiciled in ${areas.en}`,
  );
  const row = 'reservation.earmarked';
  const lived = sets === 'as-earned' ? asEarned(of, row, earmarked.envelope) : stood(of, row);
  const others = underWay(of);
  return lived.map((one) => ({
    ...one,
    given,
    holds: one.holds && drawnOf(others, envelope) === 0,
  }));
}

function stood(scene: Scene, row: string): readonly Scenario[] {
  const { reservation: rule } = scene.version;
  const apartFrom = rule.earmarked?.envelope ?? rule.envelope;
  const story: Story = underWay(scene);
  const cents = firstSetAside(rule, CLOSEST);
  const taken = step(rule.from);
  return [
    {
      row,
      given: UNDER_WAY,
      when: text(`È compiuto ${taken.it}`, `${taken.en} was taken`),
      then: sumText(cents, apartFrom),
      holds: drawnOf(story, apartFrom) === cents,
    },
  ];
}
