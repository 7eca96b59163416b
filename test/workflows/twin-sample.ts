import { BY_DEADLINE } from '../../domain/causation';
import type { Fact } from '../../domain/deciders';
import type { ProgrammeVersion } from '../../domain/programmes/programme';
import { surroundings, toldBefore } from '../../domain/simulation/cast';
import { liveOne } from '../../domain/simulation/live';
import type { Story, Told } from '../../domain/simulation/story';
import { twinOf, type Twin } from './twin-life';

/** Of so many lives under a version, so many that began are taken, and each that brings what none before it had. */
const LIVES = 30;
const TAKEN = 2;
/** So that no two lives of a sample have one name, whatever their version. */
const APART = 1_000;

/** Lives of a seed under each version, few of them and as different as they are. */
export function sampleOf(versions: readonly ProgrammeVersion[], seed: number): readonly (readonly Twin[])[] {
  const seen = new Set<string>();
  return versions.map((version, index) => {
    const register = surroundings(version);
    const around = { rulebook: register.rulebook, before: toldBefore(version) };
    let begun = 0;
    return Array.from({ length: LIVES }, (_, nth) =>
      liveOne({ version, surroundings: register, seed }, index * APART + nth),
    )
      .filter((story) => {
        const kinds = kindsIn(story.register.factsOf(story.percorsoStream), story.told);
        const isTaken = kinds.some((kind) => !seen.has(kind)) || (hasBegun(story) && begun < TAKEN);
        if (isTaken) kinds.forEach((kind) => seen.add(kind));
        if (isTaken && hasBegun(story)) begun += 1;
        return isTaken;
      })
      .map((story) => twinOf(story, around));
  });
}

function hasBegun(story: Story): boolean {
  return story.percorso().phase !== 'none';
}

/** What happens in a life, each kind by its name: facts, terms that rang, what was asked, and what of it was refused. */
export function kindsIn(facts: readonly Fact[], told: readonly Told[]): readonly string[] {
  return [
    ...facts.map(({ event }) => nameOf(event)),
    ...facts.map(({ causation }) => causation).filter((cause) => cause.startsWith(BY_DEADLINE)),
    ...told.map(({ command, verdict }) => `${command.type}, ${verdict}`),
  ];
}

/** Answers of outside parties and attendances are kinds apart. */
function nameOf(event: Fact['event']): string {
  if (event.type === 'EffectAnswered') return `${event.type}: ${event.direction}, ${event.answer}`;
  return event.type === 'ActivityRecorded' ? `${event.type}: ${event.attendance}` : event.type;
}
