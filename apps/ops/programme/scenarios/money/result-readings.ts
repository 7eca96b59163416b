import type { ResultFeeRule } from '../../../../../domain/programmes/entitlements';
import type { ContractCode, EmployerId, ProgrammeCode } from '../../../../../domain/identifiers';
import { BODIES, idsOf, surroundings } from '../../../../../domain/simulation/cast';
import { storyOf, personOf, type Story } from '../../../../../domain/simulation/story';
import { addDays, addMonths, type CivilDate } from '../../../../../domain/time/civil-date';
import type { Text } from '../../../../../domain/texts';
import { text } from '../../../../modules/texts/text';
import { day } from '../../../text';
import { FULL_TIME } from '../asking';
import type { Scenario } from '../scenario';
import { adheres, before, firstDay } from '../scene';
import { isHired, type Job } from './deeds';
import { CLOSEST, isDue, kindsOf, leadOf, longAfter, underWay, type Scene, type Told } from './life';
import { bestOf, leastJob, wholeOf } from './outcomes';
import { underCeiling } from './ceiling';
import { hoursText, isOwed, UNDER_WAY } from './words';

/** What is read one way or another of hours, of earlier jobs, of hires by the provider itself, and of other pathways. */
export function resultReadings(rule: ResultFeeRule, scene: Scene): readonly Scenario[] {
  const best = bestOf(rule);
  if (best === undefined) return [];
  const of: Reading = {
    scene,
    part: rule.part,
    whole: underCeiling(scene.version, rule.part, wholeOf(best, CLOSEST)),
    job: (from) => ({ ...leastJob(best, from), weeklyHours: FULL_TIME }),
  };
  return [...hours(rule, of), ...rehires(rule, of), ...ownHires(rule, of), ...sharing(rule, of)];
}

interface Reading {
  readonly scene: Scene;
  readonly part: string;
  /** What a job of the best class is worth to who is closest to work. Cents. */
  readonly whole: number;
  readonly job: (from: CivilDate) => Job;
}

/** What becomes of the best job, told with some difference. */
function told(
  { scene, part, job, whole }: Reading,
  words: { readonly row: string; readonly given?: Text; readonly when: (on: CivilDate) => Text },
  lived: {
    readonly earns: boolean;
    readonly as?: Partial<Job>;
    readonly before?: (story: Story, on: CivilDate) => void;
    readonly told?: Told;
  },
): Scenario {
  const story = underWay(scene, lived.told);
  const on = addDays(story.today(), 1);
  lived.before?.(story, on);
  isHired(story, { ...job(on), ...lived.as });
  const to = leadOf(story);
  longAfter(story);
  const cents = lived.earns ? whole : 0;
  return {
    row: `entitlements.${part}.${words.row}`,
    given: words.given ?? UNDER_WAY,
    when: words.when(on),
    then: isOwed('provider', cents),
    holds: isDue(story, part, { to, cents }),
  };
}

/** More hours than a week of full time has. */
function hours(rule: ResultFeeRule, of: Reading): readonly Scenario[] {
  const many = FULL_TIME + 1_000;
  const [more, full] = [hoursText(many), hoursText(FULL_TIME)];
  const when = (on: CivilDate): Text =>
    text(
      `Si comunica un’assunzione dal ${day(on)} a ${more.it} ore a settimana, dove il tempo pieno è di ${full.it}`,
      `A hire from ${day(on)} is told for ${more.en} hours a week, where full time is ${full.en}`,
    );
  const earns = rule.hours.impossible === 'as-told';
  return [told(of, { row: 'hours', when }, { earns, as: { weeklyHours: many } })];
}

/** An earlier job with the same employer: the last day on which its end still matters, the day before it, and a traineeship. */
function rehires({ rehire: { months, traineeships } }: ResultFeeRule, of: Reading): readonly Scenario[] {
  const earlier =
    (days: number, contract: string) =>
    (story: Story, on: CivilDate): void => {
      const to = addDays(addMonths(on, -months), days);
      isHired(story, { from: addDays(to, -30), to, contract: contract as ContractCode });
    };
  const when =
    (what: Text, days: number) =>
    (on: CivilDate): Text => {
      const ended = day(addDays(addMonths(on, -months), days));
      return text(
        `È assunta il ${day(on)} da chi l’ha avuta alle dipendenze, ${what.it}, fino al ${ended}`,
        `She is hired on ${day(on)} by who had her before, ${what.en}, until ${ended}`,
      );
    };
  const aJob = text('con un rapporto di lavoro', 'in a job');
  const trainee = text('in tirocinio', 'as a trainee');
  const row = 'rehire';
  return [
    told(of, { row, when: when(aJob, 0) }, { earns: false, before: earlier(0, 'A.02.00') }),
    told(of, { row, when: when(aJob, -1) }, { earns: true, before: earlier(-1, 'A.02.00') }),
    told(
      of,
      { row, when: when(trainee, 0) },
      { earns: traineeships === 'ignored', before: earlier(0, 'C.01.00') },
    ),
  ];
}

/** The accredited body that is chosen, as an employer. */
const FIRST_BODY = (BODIES[0] ?? '') as string as EmployerId;

/** Hired by the accredited body itself; and sent by it to work for others. */
function ownHires({ ownHires: { earn } }: ResultFeeRule, of: Reading): readonly Scenario[] {
  if (!kindsOf(of.scene.version).includes('apl')) return [];
  const as = { employer: FIRST_BODY };
  const own = (on: CivilDate): Text =>
    text(
      `È assunta il ${day(on)} dallo stesso operatore scelto`,
      `She is hired on ${day(on)} by the chosen provider itself`,
    );
  const sent = (on: CivilDate): Text =>
    text(
      `È assunta il ${day(on)} dallo stesso operatore, che la invia in missione in somministrazione`,
      `She is hired on ${day(on)} by the provider itself, which sends her on a mission to others`,
    );
  const to: Told = { kind: 'apl' };
  return [
    told(of, { row: 'ownHires', when: own }, { earns: earn, as, told: to }),
    told(
      of,
      { row: 'ownHires', when: sent },
      { earns: true, as: { ...as, module: 'temp-agency' }, told: to },
    ),
  ];
}

/** The same hire in two pathways of the person at once, each of a programme with the same rules: told to this one after the other. */
function sharing({ sharing: { pathways } }: ResultFeeRule, of: Reading): readonly Scenario[] {
  const { scene, part, whole, job } = of;
  const { first, second } = twoPathways(scene);
  const on = addDays(first.today(), 1);
  isHired(first, job(on));
  const [other, here] = [leadOf(first), leadOf(second)];
  for (const story of [first, second]) longAfter(story);
  const cents = pathways === 'several' ? whole : 0;
  const owed = isOwed('provider', cents);
  return [
    {
      row: `entitlements.${part}.sharing`,
      given: text(
        'Una persona seguita nello stesso tempo in due percorsi che pagano il lavoro',
        'A person followed at the same time in two pathways that pay for a job',
      ),
      when: text(
        `È assunta il ${day(on)}, e l’altro percorso ha già riconosciuto il rapporto`,
        `She is hired on ${day(on)}, and the other pathway has recognised the job already`,
      ),
      then: text(`${owed.it} in questo percorso`, `${owed.en} in this pathway`),
      holds: isDue(first, part, { to: other, cents: whole }) && isDue(second, part, { to: here, cents }),
    },
  ];
}

function twoPathways(scene: Scene): { readonly first: Story; readonly second: Story } {
  const { version, facts } = scene;
  const other = { ...version, code: `${version.code}-BIS` as ProgrammeCode };
  const plain = before(version);
  const from = firstDay(version);
  const register = surroundings(version, [other]);
  const ids = { ...plain.ids, percorsoId: idsOf(1).percorsoId };
  const first = storyOf({ version: other, chance: plain.chance, ids }, register, from);
  const second = storyOf({ version, chance: plain.chance, ids: plain.ids }, register, from);
  first.tell(personOf(first), { type: 'RegisterPerson' });
  for (const story of [first, second]) {
    adheres(story, facts);
    underWay({ version: story.version, facts }, {}, story);
  }
  return { first, second };
}
