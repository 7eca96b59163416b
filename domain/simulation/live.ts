import type { OwedEffect } from '../decider';
import type { Command } from '../deciders';
import { refusedEffects } from '../effects';
import { earliest, noticedFirst } from '../happening';
import type { Lived } from '../lived';
import type { ProgrammeVersion } from '../programmes/programme';
import { addDays, addMs, type Instant } from '../time/civil-date';
import { chanceOf } from './chance';
import { CPI, idsOf, morning, PARTY } from './cast';
import { employerOf, type Employer } from './employer';
import { planFates } from './fates';
import { planMoney } from './money';
import { adhesionDay, adhesionOf } from './person';
import { planProvisions } from './provisions';
import type { Register } from './register';
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

const REFUSES = 50;
const ANSWER_MS = 1_000;

/** What is owed is done by the outside parties a second after it may be, or is refused and tried again some days later. */
export function perform(story: Story): void {
  for (let [owed] = story.lived().agenda().owed; owed !== undefined; [owed] = story.lived().agenda().owed) {
    const at = addMs(owed.notBefore, ANSWER_MS);
    story.until(at);
    story.ask({ command: answerTo(owed, story.chance.happens(REFUSES)), actor: PARTY });
  }
  const percorso = story.percorso();
  if (percorso.phase === 'none') return;
  for (const { key } of refusedEffects(percorso.effects))
    if (!story.timeline.isPlanned(key))
      story.in(3, key, () => story.ask({ command: { type: 'RetryEffect', key }, actor: CPI }));
}

function answerTo({ key, effect, direction }: OwedEffect, isRefused: boolean): Command {
  const answer = isRefused ? 'refused' : 'done';
  return { type: 'RecordEffectAnswer', key, effect, direction, answer, reference: 'simulated' } as Command;
}
