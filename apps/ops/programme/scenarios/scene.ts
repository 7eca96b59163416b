import type { Percorso } from '../../../../domain/percorso/state';
import { reachable } from '../../../../domain/programmes/lint/order';
import type { Facts } from '../../../../domain/programmes/facts';
import type { StepName, StepRule } from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { stepBy } from '../../../../domain/simulation/acts';
import { CPI, idsOf, morning, surroundings } from '../../../../domain/simulation/cast';
import { chanceOf, type Chance } from '../../../../domain/simulation/chance';
import { adhesionOf } from '../../../../domain/simulation/person';
import { personOf, storyOf, type Story } from '../../../../domain/simulation/story';
import { addDays, type CivilDate } from '../../../../domain/time/civil-date';

/** Always the least, the first, and nothing that happens by chance: what a scenario says is all that happens. */
export const PLAIN: Chance = {
  between: (least) => least,
  happens: () => false,
  oneOf: (all) => {
    const [first] = all;
    if (first === undefined) throw new Error('There is nothing to choose from');
    return first;
  },
};

/** The day on which everything begins in a scenario: the first on which somebody may adhere. */
export function firstDay({ adhesionFrom, gate }: ProgrammeVersion): CivilDate {
  const opened = gate?.openFrom ?? adhesionFrom;
  return opened > adhesionFrom ? opened : adhesionFrom;
}

/** Nobody has adhered yet; the person is registered. */
export function before(version: ProgrammeVersion, from = firstDay(version)): Story {
  const story = storyOf({ version, chance: PLAIN, ids: idsOf(0) }, surroundings(version), from);
  story.tell(personOf(story), { type: 'RegisterPerson' });
  return story;
}

/** Somebody with these facts adheres. */
export function adheres(story: Story, facts: Facts): ReturnType<Story['ask']> {
  const { version, ids } = story;
  const { command } = adhesionOf({ version, chance: PLAIN, on: story.today() }, ids);
  return story.ask({ command: { ...command, facts }, actor: CPI });
}

const MOST_PEOPLE = 6_000;

/** The facts of somebody of whom that is so, of so many that a seed makes; undefined where there is nobody. */
export function somebody(
  version: ProgrammeVersion,
  isSo: (facts: Facts) => boolean,
  on = firstDay(version),
): Facts | undefined {
  for (let nth = 0; nth < MOST_PEOPLE; nth += 1) {
    const { command } = adhesionOf({ version, chance: chanceOf(1, nth), on }, idsOf(nth));
    if (isSo(command.facts)) return command.facts;
  }
  return undefined;
}

/** The steps in an order in which they can be taken. */
export function inOrder({ pathway }: ProgrammeVersion): readonly StepRule[] {
  return reachable(pathway).flatMap((step) => pathway.find((rule) => rule.step === step) ?? []);
}

/** A percorso in which every step before that one has been taken, one a day; with all of them where none is named. */
export function upTo(version: ProgrammeVersion, facts: Facts, last?: StepName): Story {
  const story = before(version);
  adheres(story, facts);
  for (const rule of inOrder(version)) {
    if (rule.step === last) return story;
    take(story, rule);
  }
  return story;
}

/** The next day, somebody who may take the step takes it. */
export function take(story: Story, rule: StepRule): ReturnType<Story['ask']> {
  story.until(morning(addDays(story.today(), 1)));
  const percorso = story.percorso();
  if (percorso.phase !== 'open') throw new Error(`There is no percorso that is open for ${rule.step}`);
  return story.ask(stepBy(rule, percorso, { on: story.today(), cast: story }));
}

export function endOf(percorso: Percorso): string | undefined {
  return percorso.phase === 'ended' ? percorso.end.how : undefined;
}
