import { employerIn } from '../../../../domain/incentive/money';
import type { Incentive } from '../../../../domain/incentive/state';
import { lastDayOf } from '../../../../domain/programmes/term';
import { entitledCents } from '../../../../domain/account/account';
import { halfUp } from '../../../../domain/half-up';
import type { AmountRow } from '../../../../domain/programmes/incentives';
import { addDays, addMonths, daysBetween, endOf } from '../../../../domain/time/civil-date';
import { text } from '../../../modules/texts/text';
import { day, euro } from '../../text';
import { comes, hire, passesOf, reports } from './asking';
import { ACTIVATED, employs } from './incentive-amounts';
import {
  activated,
  agreed,
  application,
  applicationDay,
  applies,
  appliesOnce,
  caseOf,
  hireDay,
  hires,
  incentive,
  incentiveOf,
  type HireCase,
  type Paying,
} from './incentive-life';
import type { Scenario } from './scenario';

/** How long an application waits for the message of its hire: it comes on the last day, or it does not. */
export function missingFacts(paying: Paying): readonly Scenario[] {
  const { rules } = paying;
  const [first] = rules.amounts.rows;
  const one = first === undefined ? undefined : caseOf(first, rules);
  if (one === undefined) return [];
  const [told, waiting] = [waitingFor(paying, one), waitingFor(paying, one)];
  const { story, message, last } = told;
  comes(story, last);
  reports(story, message);
  passesOf(story, incentive(0), story.now());
  passesOf(waiting.story, incentive(0), endOf(last));
  const row = 'incentives.missingFacts';
  const given = text(
    'Una domanda presentata prima che arrivi la comunicazione dell’assunzione',
    'An application that is made before the message of the hire has come',
  );
  return [
    {
      row,
      given,
      when: text(
        `La comunicazione arriva l’ultimo giorno, il ${day(last)}`,
        `The message comes on the last day, ${day(last)}`,
      ),
      then: text('La domanda è ammessa', 'The application is admitted'),
      holds: told.came.phase === 'awaiting-facts' && incentiveOf(story).phase === 'admitted',
    },
    {
      row,
      given,
      when: text(`Il ${day(last)} passa senza che arrivi`, `${day(last)} passes and it has not come`),
      then: text('La domanda è respinta', 'The application is refused'),
      holds: waiting.came.phase === 'awaiting-facts' && incentiveOf(waiting.story).phase === 'rejected',
    },
  ];
}

function waitingFor(paying: Paying, one: HireCase) {
  const { rules } = paying;
  const story = activated(paying);
  const from = hireDay(story, rules);
  const message = { ...hire(story, from), ...agreed(one, from, rules) };
  comes(story, from);
  applicationDay(story, rules);
  const came = applies(story, application(story, message, one.place));
  return { story, message, came, last: lastDayOf(rules.missingFacts, story.today()) };
}

/** A job that ends half-way, one that is kept to its last day, and one that is annulled. */
export function keeping(paying: Paying): readonly Scenario[] {
  const { rules } = paying;
  return rules.amounts.rows.slice(0, 1).flatMap((row) => {
    const one = caseOf(row, rules);
    return one === undefined
      ? []
      : [endedEarly(paying, { row, one }), keptWhole(paying, { row, one }), annulledLater(paying, one)];
  });
}

interface Hired {
  readonly row: AmountRow;
  readonly one: HireCase;
}

const ROW = 'incentives.keeping';

/** So many days after its first day the job ends. */
function ending(paying: Paying, one: HireCase, days: number): Incentive {
  const story = activated(paying);
  const message = hires(story, one);
  appliesOnce(story, message, one.place);
  const eventOn = addDays(message.eventOn, days);
  comes(story, eventOn);
  const about = { protocol: story.ids.protocol(1), refersTo: message.protocol };
  reports(story, { ...message, ...about, event: 'end', eventOn });
  passesOf(story, incentive(0), story.now());
  return incentiveOf(story);
}

function daysToKeep({ keepMonths }: AmountRow, paying: Paying): number {
  const from = hireDay(activated(paying), paying.rules);
  return daysBetween(from, addMonths(from, keepMonths));
}

/** Its share by days, both ends included, rounded half up to the cent. */
function endedEarly(paying: Paying, { row, one }: Hired): Scenario {
  const all = daysToKeep(row, paying);
  const kept = Math.floor(all / 2);
  const cents = halfUp(row.cents * kept, all);
  return {
    row: ROW,
    given: admittedFor(one),
    when: text(`Il lavoro dura ${kept} giorni su ${all}`, `The job lasts ${kept} days of ${all}`),
    then: text(`L’incentivo si riduce a ${euro(cents).it}`, `The incentive is reduced to ${euro(cents).en}`),
    holds: dueIn(ending(paying, one, kept - 1)) === cents,
  };
}

function keptWhole(paying: Paying, { row, one }: Hired): Scenario {
  const all = daysToKeep(row, paying);
  return {
    row: ROW,
    given: admittedFor(one),
    when: text(
      `Il lavoro dura ${all} giorni, quanti ne occorrono`,
      `The job lasts ${all} days, as many as it takes`,
    ),
    then: text(`L’incentivo resta di ${euro(row.cents).it}`, `The incentive stays at ${euro(row.cents).en}`),
    holds: dueIn(ending(paying, one, all - 1)) === row.cents,
  };
}

function annulledLater(paying: Paying, one: HireCase): Scenario {
  const story = activated(paying);
  const message = hires(story, one);
  const came = appliesOnce(story, message, one.place);
  const { protocol } = message;
  reports(story, { ...message, protocol: story.ids.protocol(1), kind: 'annulment', refersTo: protocol });
  passesOf(story, incentive(0), story.now());
  return {
    row: ROW,
    given: admittedFor(one),
    when: text('L’assunzione è annullata', 'The hire is annulled'),
    then: text('L’incentivo è revocato', 'The incentive is withdrawn'),
    holds: came.phase === 'admitted' && incentiveOf(story).phase === 'withdrawn',
  };
}

function admittedFor(one: HireCase) {
  const hired = employs(one);
  return text(
    `${ACTIVATED.it}. ${hired.it}; la domanda è ammessa`,
    `${ACTIVATED.en}. ${hired.en}; the application is admitted`,
  );
}

function dueIn(one: Incentive): number | undefined {
  return 'money' in one ? entitledCents(employerIn(one)) : undefined;
}
