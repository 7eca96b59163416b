import { rejectsByProceeding } from '../../../../domain/percorso/rejection';
import { factIn, type FactName, type Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { assess, factsOf } from '../../../../domain/programmes/requirements';
import type { Story } from '../../../../domain/simulation/story';
import { missingText } from '../../../modules/texts/pathway';
import { text } from '../../../modules/texts/text';
import { lower } from '../page/words';
import { asksToday, isRefusedFor, sleeps } from './asking';
import { lacking } from './lacking';
import { rejectedByProceeding } from './proceedings';
import { rejected, unmetIn } from './rejecting';
import type { Scenario } from './scenario';
import { adheres, before, endOf, firstDay, inOrder, take } from './scene';

/** What was not known at the adhesion is told later: until then nobody is taken in charge, and what it says may reject the adhesion. */
export function facts(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const fact = version.requirements.flatMap(factsOf).find((one) => isDeciding(one, version, good));
  if (fact === undefined || !inOrder(version).some(({ step }) => step === CHARGE)) return [];
  const said = lower(missingText(fact));
  const given = text(
    `Un’adesione accolta di cui non è noto: ${said.it}`,
    `An adhesion that was taken without knowing: ${said.en}`,
  );
  const waiting = unknowing(fact, version, good);
  const told = unknowing(fact, version, good);
  const recorded = records(told, good);
  return [
    {
      row: 'acts.facts',
      given,
      when: text('Il CPI prende in carico la persona', 'The CPI takes the person in charge'),
      then: text('La richiesta è respinta: manca quel dato', 'The request is refused: that fact is missing'),
      holds: isRefusedFor(takesInCharge(waiting), 'facts-missing'),
    },
    {
      row: 'acts.facts',
      given,
      when: text(
        'Il dato è comunicato, poi il CPI la prende in carico',
        'It is told, and then the CPI takes her in charge',
      ),
      then: text('Il passo è compiuto', 'The step is taken'),
      holds: recorded.verdict === 'accepted' && takesInCharge(told).verdict === 'accepted',
    },
    ...denied(fact, version, good),
  ];
}

function denied(fact: FactName, version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const wrong = version.requirements
    .map((one) => lacking(one, version, good))
    .find((one) => one !== undefined && JSON.stringify(one[fact]) !== JSON.stringify(good[fact]));
  if (wrong === undefined) return [];
  const story = unknowing(fact, version, good);
  records(story, { ...good, [fact]: wrong[fact] });
  if (rejectsByProceeding(version)) rejectedByProceeding(unmetIn(story), story);
  return [
    {
      row: 'acts.facts',
      given: text(
        'Un’adesione accolta senza conoscere un dato',
        'An adhesion that was taken without knowing a fact',
      ),
      when: text('Il dato è comunicato, e nega un requisito', 'It is told, and denies a requirement'),
      then: rejected(version),
      holds: endOf(story.percorso()) === 'rejected',
    },
  ];
}

/** The next day she is taken in charge, after whatever comes before it. */
function takesInCharge(story: Story): ReturnType<Story['ask']> {
  const order = inOrder(story.version);
  const last = order.findIndex(({ step }) => step === CHARGE);
  return order
    .slice(0, last + 1)
    .map((rule) => take(story, rule))
    .slice(-1)[0] as ReturnType<Story['ask']>;
}

const CHARGE = 'taking-charge';

/** Whether without that fact it is not known whether she may take part, and nothing denies it. */
function isDeciding(fact: FactName, version: ProgrammeVersion, good: Facts): boolean {
  const verdicts = version.requirements.map(
    (one) => assess(one, without(fact, good), firstDay(version)).verdict,
  );
  return 'known' in factIn(good, fact) && verdicts.includes('unknown') && !verdicts.includes('not-met');
}

function without(fact: FactName, good: Facts): Facts {
  return { ...good, [fact]: { unknown: 'awaiting-document' } };
}

function unknowing(fact: FactName, version: ProgrammeVersion, good: Facts): Story {
  const story = before(version);
  adheres(story, without(fact, good));
  return story;
}

function records(story: Story, told: Facts): ReturnType<Story['ask']> {
  return asksToday(story, { type: 'RecordFacts', on: sleeps(story), facts: told });
}
