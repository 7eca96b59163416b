import { chanceOf } from '../../../domain/simulation/chance';
import { CPI, idsOf, surroundings } from '../../../domain/simulation/cast';
import { stepBy } from '../../../domain/simulation/acts';
import { adhesionOf } from '../../../domain/simulation/person';
import { personOf, storyOf } from '../../../domain/simulation/story';
import { isTaken } from '../../../domain/percorso/pathway';
import { GOL_2022 } from '../../../domain/programmes/gol';
import type { StepName, StepRule } from '../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { TOS_PIO2_FIRST, TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';

/** A draft whose steps come in the order in which they are written, with that one before the profile. */
function early(version: ProgrammeVersion, step: StepName): ProgrammeVersion {
  const pathway = version.pathway.map((rule): StepRule =>
    rule.step === step ? { ...rule, after: ['taking-charge'] } : rule,
  );
  return { ...version, requirements: [], pathway };
}

/** What somebody is answered who asks for the step as soon as she was taken in charge, and once there is a profile. */
function asked(version: ProgrammeVersion, step: StepName) {
  const chance = chanceOf(1, 1);
  const story = storyOf({ version, chance, ids: idsOf(1) }, surroundings(version), version.adhesionFrom);
  story.tell(personOf(story), { type: 'RegisterPerson' });
  story.ask({ command: adhesionOf({ version, chance, on: story.today() }, story.ids).command, actor: CPI });
  const take = (name: StepName) => {
    const rule = version.pathway.find((one) => one.step === name);
    const percorso = story.percorso();
    if (rule === undefined || percorso.phase !== 'open') throw new Error(`Nobody waits for ${name}`);
    return story.ask(stepBy(rule, percorso, { on: story.today(), cast: story }));
  };
  take('taking-charge');
  const before = take(step);
  const isTakenBefore = isTaken(step, story.percorso() as never);
  take('profile');
  return { before, isTakenBefore, after: take(step) };
}

test.each([
  ['an assessment', early(GOL_2022, 'assessment'), 'assessment'],
  ['what is set aside at issue for the profile', early(TOS_PIO2_FIRST, 'issue'), 'issue'],
] as const)('%s waits for the profile, and says so', (_, version, step) => {
  const { before, isTakenBefore, after } = asked(version, step);
  expect(before).toMatchObject({
    verdict: 'refused',
    rejection: { reason: 'step-not-allowed-now', missing: ['profile'] },
  });
  expect(isTakenBefore).toBe(false);
  expect(after.verdict).toBe('accepted');
});

test('what is set aside alike for all does not wait for the profile, and names none', () => {
  const { before } = asked(early(TOS_PIO2_THIRD, 'issue'), 'issue');
  const facts = before.verdict === 'accepted' ? before.facts : [];
  expect(facts.flatMap(({ basis }) => basis).map((ruling) => ruling.facts.profileIndex)).toContain(null);
});
