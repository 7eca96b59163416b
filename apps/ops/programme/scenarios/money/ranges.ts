import { rulesOfKind } from '../../../../../domain/programmes/entitlements';
import type { AmountRange } from '../../../../../domain/programmes/programme';
import { addDays } from '../../../../../domain/time/civil-date';
import type { Text } from '../../../../../domain/texts';
import { codeText } from '../../../../modules/texts/codes';
import { text } from '../../../../modules/texts/text';
import { day, euro } from '../../../text';
import type { Scenario } from '../scenario';
import { aidedOf, amountsIn, appliedFor } from './aided';
import { underCeiling } from './ceiling';
import { isHired } from './deeds';
import { CLOSEST, dueOf, FARTHEST, longAfter, underWay, type Scene } from './life';
import { mostOf } from './most';
import { bestOf, leastJob, wholeOf, worstOf } from './outcomes';
import { profileText, UNDER_WAY } from './words';

/** The least and the most that the engine comes to: both lie between what the documents say. */
export function ranges(scene: Scene): readonly Scenario[] {
  return (scene.version.ranges ?? []).flatMap((range) => {
    if (range.of === 'incentive') return toEmployers(range, scene);
    return range.of === 'result-fee' ? byResult(range, scene) : most(range, scene);
  });
}

function within(
  range: AmountRange,
  words: { readonly given: Text; readonly when: Text },
  { said, cents }: { readonly said: number; readonly cents: number },
): Scenario {
  const [sum, from, to] = [euro(said), euro(range.leastCents), euro(range.mostCents)];
  return {
    row: `ranges.${range.of}`,
    ...words,
    then: text(
      `Spettano ${sum.it}, fra ${from.it} e ${to.it}`,
      `What is owed is ${sum.en}, between ${from.en} and ${to.en}`,
    ),
    holds: cents === said && cents >= range.leastCents && cents <= range.mostCents,
  };
}

/** The class that is worth least for who is closest to work, and the one that is worth most for who is farthest. */
function byResult(range: AmountRange, scene: Scene): readonly Scenario[] {
  return rulesOfKind(scene.version, 'result-fee').flatMap((rule) =>
    [
      { outcome: worstOf(rule), profileIndex: CLOSEST },
      { outcome: bestOf(rule), profileIndex: FARTHEST },
    ].flatMap(({ outcome, profileIndex }) => {
      if (outcome === undefined) return [];
      const story = underWay(scene, { profileIndex });
      const on = addDays(story.today(), 1);
      isHired(story, leastJob(outcome, on));
      longAfter(story);
      const said = underCeiling(scene.version, rule.part, wholeOf(outcome, profileIndex));
      const when = text(
        `La persona è assunta il ${day(on)} con un rapporto di classe ${outcome.name}, e lo mantiene`,
        `The person is hired on ${day(on)} in a job of class ${outcome.name}, and keeps it`,
      );
      return [
        within(
          range,
          { given: profileText(profileIndex), when },
          { said, cents: totalOf(dueOf(story, rule.part)) },
        ),
      ];
    }),
  );
}

/** The least row of the table, and the one that is worth most. */
function toEmployers(range: AmountRange, scene: Scene): readonly Scenario[] {
  const rows = amountsIn(scene.version);
  return [...rows.slice(0, 1), ...rows.slice(1).slice(-1)].map((row) => {
    const story = underWay(scene);
    const when = appliedFor(story, row);
    return within(range, { given: UNDER_WAY, when }, { said: row.cents, cents: aidedOf(story).cents });
  });
}

/** The most that each rule of a kind pays. */
function most(range: AmountRange, scene: Scene): readonly Scenario[] {
  return scene.version.entitlements
    .filter(({ kind }) => kind === range.of)
    .flatMap((rule) => mostOf(rule) ?? [])
    .map(({ part, cents, reach }) => {
      const story = underWay(scene);
      reach(story);
      longAfter(story);
      const named = codeText('part', part);
      const when = text(
        `La parte «${named.it}» raggiunge il suo massimo`,
        `The part "${named.en}" reaches its most`,
      );
      const said = underCeiling(scene.version, part, cents);
      return within(range, { given: UNDER_WAY, when }, { said, cents: totalOf(dueOf(story, part)) });
    });
}

function totalOf(due: ReturnType<typeof dueOf>): number {
  return Object.values(due).reduce((sum, cents) => sum + cents, 0);
}
