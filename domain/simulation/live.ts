import type { Command } from '../deciders';
import { earliest, noticedFirst } from '../happening';
import type { Lived } from '../lived';
import type { ProgrammeVersion } from '../programmes/programme';
import { addDays, type Instant } from '../time/civil-date';
import { chanceOf } from './chance';
import { CPI, idsOf, morning, PARTY } from './cast';
import { employerOf, type Employer } from './employer';
import { planFates } from './fates';
import { planMoney } from './money';
import { performOwed } from './parties';
import { adhesionDay, adhesionOf } from './person';
import { planProvisions } from './provisions';
import type { Register } from './register';
import { planRejection } from './rejection';
import { planActivities } from './service';
import { planSteps } from './steps';
import { personOf, storyOf, type Story } from './story';
import { nextIn, type Next } from './timeline';

/** Whose lives: the nth person of a seed, who lives under the rules of a version in a register that begins like all others. */
export interface Lives {
  readonly version: ProgrammeVersion;
  readonly surroundings: Register;
  readonly seed: number;
}

/** How long a life is followed, in days from its adhesion: the longest service, its evidence and its money, and some more. */
const FOLLOWED_DAYS = 1_500;
/** A life in which more than this is done goes in circles. */
const MOST_STEPS = 700;

/** The nth life of a seed, from its adhesion until nothing is owed, due or meant any more. */
export function liveOne({ version, surroundings, seed }: Lives, nth: number): Story {
  const chance = chanceOf(seed, nth);
  const on = adhesionDay(version, chance);
  const story = storyOf({ version, chance, ids: idsOf(nth) }, surroundings.copy(), on);
  story.tell(personOf(story), { type: 'RegisterPerson' });
  const { command, later } = adhesionOf({ version, chance, on }, story.ids);
  const { verdict } = story.ask({ command, actor: CPI });
  if (verdict === 'refused') return story;
  if (later !== null)
    story.in(chance.between(2, 20), 'facts', () => {
      story.ask({ command: { type: 'RecordFacts', on: story.today(), facts: later }, actor: CPI });
    });
  planFates(story);
  planProvisions(story);
  const employer = employerOf(story, chanceOf(seed, nth, 'employer'));
  liveOn(story, employer, morning(addDays(on, FOLLOWED_DAYS)));
  return story;
}

/** What is meant and what falls due, the earliest first; after each, what is owed is done and what follows is meant. */
function liveOn(story: Story, employer: Employer, until: Instant): void {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    perform(story);
    planRejection(story);
    planSteps(story);
    planActivities(story);
    planMoney(story);
    employer.keepUp();
    const next = firstOf(nextIn(story, dueNext(story.lived())), employer.next());
    if (next === undefined || next.at > until) return;
    next.act();
  }
  throw new Error(`${story.percorsoStream}: the life does not come to an end`);
}

/** The earlier one; of one instant, what is of the percorso. */
function firstOf(ofPercorso: Next, ofEmployer: Next): Next {
  if (ofPercorso === undefined || ofEmployer === undefined) return ofPercorso ?? ofEmployer;
  return ofEmployer.at < ofPercorso.at ? ofEmployer : ofPercorso;
}

/** A deadline, or the day from which something holds that was told of another stream before. */
function dueNext(lived: Lived): Instant | undefined {
  const dueAt = earliest(lived.agenda().deadlines)?.dueAt;
  const toldAt = noticedFirst(lived)?.at;
  return dueAt === undefined || (toldAt !== undefined && toldAt < dueAt) ? toldAt : dueAt;
}

/** What the percorso owes is done. */
export function perform(story: Story): void {
  performOwed(story, {
    answered: (answer) => story.ask({ command: answer as Command, actor: PARTY }),
    standings: () => {
      const percorso = story.percorso();
      return percorso.phase === 'none' ? [] : percorso.effects;
    },
    retry: (key) => story.ask({ command: { type: 'RetryEffect', key }, actor: CPI }),
  });
}
