import { halfUp } from '../../../../../domain/half-up';
import type { ProcessFeeRule } from '../../../../../domain/programmes/entitlements';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, type CivilDate } from '../../../../../domain/time/civil-date';
import type { Text } from '../../../../../domain/texts';
import { day } from '../../../text';
import type { Scenario } from '../scenario';
import { underCeiling } from './ceiling';
import { cites, isDue, leadOf, longAfter, underWay, type Scene } from './life';
import { citing, isOwed, UNDER_WAY } from './words';

export interface Of {
  readonly rule: ProcessFeeRule;
  readonly scene: Scene;
}

/** What happens, in words and in the story, and how many steps of it count. */
export interface Lived {
  readonly row?: string;
  readonly given?: Text;
  readonly when: (on: string) => Text;
  readonly does: (story: Story, on: CivilDate) => void;
  readonly steps: number;
}

/** What is due in the end, once the percorso has ended. */
export function counted(
  { rule, scene }: Of,
  { row = '', given = UNDER_WAY, when, does, steps }: Lived,
): Scenario {
  const { part, basis } = rule;
  const story = underWay(scene);
  const on = addDays(story.today(), 1);
  does(story, on);
  const to = leadOf(story);
  longAfter(story);
  const cents = underCeiling(scene.version, part, centsOf(rule, steps));
  const then = isOwed('provider', cents);
  const isBasis = row === '.basis';
  return {
    row: `entitlements.${part}${row}`,
    given,
    when: when(day(on)),
    then: isBasis ? citing(then, basis.id) : then,
    holds: isDue(story, part, { to, cents }) && (!isBasis || cites(story, part, basis.id)),
  };
}

const HOUR = 60;

/** The price of so many steps. */
export function centsOf({ stepMinutes, centsPerHour }: ProcessFeeRule, steps: number): number {
  return halfUp(steps * stepMinutes * centsPerHour, HOUR);
}
