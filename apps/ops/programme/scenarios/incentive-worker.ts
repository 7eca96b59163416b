import { codeText } from '../../../modules/texts/codes';
import { text } from '../../../modules/texts/text';
import { asksToday, attends, chooseAgain, sleeps } from './asking';
import { ACTIVATED, employs } from './incentive-amounts';
import {
  activated,
  application,
  applicationDay,
  applies,
  appliesOnce,
  hires,
  type HireCase,
  type Lived,
  type Living,
  type Paying,
} from './incentive-life';
import { adheres, before, inOrder, upTo } from './scene';

export const notInProgramme: Living = (paying, one) => {
  const story = activated(paying);
  const message = hires(story, one);
  applicationDay(story, paying.rules);
  const asked = { ...application(story, message, one.place), percorsoId: null };
  return {
    given: text(
      'Una persona che non ha un percorso nel programma',
      'A person without a percorso in the programme',
    ),
    when: employs(one),
    came: applies(story, asked),
    alone: false,
  };
};

/** She meets the provider on the day after the hire; where the percorso has ended by then, never. */
export const notYetMet: Living = (paying, one) => {
  if (!inOrder(paying.version).some(({ step }) => step === 'first-meeting')) return undefined;
  const story = upTo(paying.version, paying.good, 'first-meeting');
  sleeps(story);
  attends(story);
  const message = hires(story, one);
  sleeps(story);
  if (story.percorso().phase === 'open') chooseAgain(story, 'first-meeting');
  return {
    given: text('Una persona che ha fatto il primo colloquio', 'A person after the first interview'),
    when: text(
      'È assunta prima del primo incontro con l’operatore scelto',
      'She is hired before the first meeting with the chosen provider',
    ),
    came: appliesOnce(story, message, one.place),
    alone: true,
  };
};

export const notYetHeard: Living = (paying, one) => {
  const story = upTo(paying.version, paying.good);
  const message = hires(story, one);
  attends(story);
  return {
    given: text('Una persona che ha attivato il percorso', 'A person who activated the percorso'),
    when: text(
      'È assunta il giorno stesso del primo colloquio',
      'She is hired on the very day of the first interview',
    ),
    came: appliesOnce(story, message, one.place),
    alone: true,
  };
};

/** Who receives what is excluded leaves the programme, where that is an exit of it; or was never let in. */
export const supported: Living = (paying, one) => {
  const isExit = paying.version.exits.some(
    ({ exit, causes }) => exit === 'lost-requirement' && causes.includes('rdc-received'),
  );
  return isExit ? leftForSupport(paying, one) : neverLetIn(paying, one);
};

function leftForSupport(paying: Paying, one: HireCase): Lived {
  const story = activated(paying);
  asksToday(story, { type: 'ReportLostRequirement', on: sleeps(story), cause: 'rdc-received' });
  return {
    given: ACTIVATED,
    when: text(
      'Riceve il Reddito di cittadinanza, e il giorno dopo è assunta',
      'She receives the Reddito di cittadinanza, and is hired on the next day',
    ),
    came: appliesOnce(story, hires(story, one), one.place),
    alone: true,
  };
}

function neverLetIn({ version, good, rules }: Paying, one: HireCase): Lived | undefined {
  const [support] = rules.excludedSupports;
  if (support === undefined) return undefined;
  const story = before(version);
  adheres(story, { ...good, incomeSupport: { unknown: 'awaiting-document' } });
  const facts = { incomeSupport: { known: support } };
  asksToday(story, { type: 'RecordFacts', on: sleeps(story), facts });
  const said = codeText('incomeSupport', support);
  return {
    given: text(
      `Un’adesione respinta perché poi si comunica: ${said.it}`,
      `An adhesion that was refused because it was told then: ${said.en}`,
    ),
    when: employs(one),
    came: appliesOnce(story, hires(story, one), one.place),
    alone: false,
  };
}
