import type { EmployerId, RegionCode } from '../../../../domain/identifiers';
import { matchOf } from '../../../../domain/programmes/decision-table';
import { EMPLOYERS } from '../../../../domain/simulation/cast';
import { addDays, type CivilDate } from '../../../../domain/time/civil-date';
import { text } from '../../../modules/texts/text';
import { day } from '../../text';
import { hire, reports } from './asking';
import { ACTIVATED, employs } from './incentive-amounts';
import {
  activated,
  application,
  applicationDay,
  applies,
  appliesFor,
  appliesOnce,
  hires,
  withFunds,
  worthless,
  type Asked,
  type HireCase,
  type Living,
  type Paying,
} from './incentive-life';
import { before } from './scene';

/** An application on the day before they open; and on the day itself. */
export const tooEarly: Living = ({ version, rules }) => {
  const first = rules.applicationsFrom;
  const on = (day: CivilDate) => {
    const story = before(version, day);
    return applies(story, application(story, hire(story, day), 'ordinary'));
  };
  const eve = addDays(first, -1);
  return {
    given: text('Domande che si aprono il giorno dopo', 'Applications that open on the next day'),
    when: text(`Il datore di lavoro fa domanda il ${day(eve)}`, `The employer applies on ${day(eve)}`),
    came: on(eve),
    otherwise: on(first),
    alone: false,
  };
};

/** A hire that is all right, and an application that differs. */
function askedOtherwise(paying: Paying, one: HireCase, differing: (asked: Asked) => Asked) {
  const story = activated(paying);
  const message = hires(story, one);
  applicationDay(story, paying.rules);
  return applies(story, differing(application(story, message, one.place)));
}

export const elsewhere: Living = (paying, one) => {
  const region = (paying.rules.region === '01' ? '02' : '01') as RegionCode;
  return {
    given: ACTIVATED,
    when: text('È assunta in una sede di un’altra regione', 'She is hired at a seat in another region'),
    came: askedOtherwise(paying, one, ({ seat, ...asked }) => ({ ...asked, seat: { ...seat, region } })),
    alone: true,
  };
};

export const annulled: Living = (paying, one) => {
  const story = activated(paying);
  const message = hires(story, one);
  const { protocol } = message;
  reports(story, { ...message, protocol: story.ids.protocol(1), kind: 'annulment', refersTo: protocol });
  return {
    given: ACTIVATED,
    when: text('È assunta, ma l’assunzione è annullata', 'She is hired, but the hire is annulled'),
    came: appliesOnce(story, message, one.place),
    alone: true,
  };
};

export const byAnother: Living = (paying, one) => ({
  given: ACTIVATED,
  when: text(
    'È assunta, e fa domanda un altro datore di lavoro',
    'She is hired, and another employer applies',
  ),
  came: askedOtherwise(paying, one, (asked) => ({ ...asked, employer: EMPLOYERS[1] as EmployerId })),
  alone: true,
});

/** A hire on the eve of the first day; and on that day. */
export const hiredTooEarly: Living = (paying, one) => {
  const first = paying.rules.hiresFrom;
  const on = (eventOn: CivilDate) => {
    const story = activated(paying);
    return appliesOnce(story, hires(story, one, { eventOn }), one.place);
  };
  const eve = addDays(first, -1);
  return {
    given: text('Assunzioni ammesse dal giorno dopo', 'Hires that are paid for from the next day on'),
    when: text(`È assunta il ${day(eve)}`, `She is hired on ${day(eve)}`),
    came: on(eve),
    otherwise: on(first),
    alone: false,
  };
};

export const worthNothing: Living = (paying) => {
  const one = worthless(paying.rules);
  if (one === undefined) return undefined;
  return { given: ACTIVATED, when: employs(one), came: appliesFor(activated(paying), one), alone: true };
};

export const again: Living = (paying, one) => {
  const story = activated(paying);
  const message = hires(story, one);
  const first = appliesOnce(story, message, one.place);
  if (first.phase !== 'admitted') return undefined;
  return {
    given: text('Una domanda già ammessa per la persona', 'An application that was admitted for the person'),
    when: text('Se ne presenta un’altra per la stessa persona', 'Another is made for the same person'),
    came: applies(story, application(story, message, one.place), 1),
    alone: true,
  };
};

export const withoutMoney: Living = (paying, one) => {
  const cents = matchOf(paying.rules.amounts, one).row?.cents ?? 0;
  return {
    given: text('Uno stanziamento a cui manca un centesimo', 'An envelope that lacks one cent'),
    when: employs(one),
    came: appliesFor(activated(withFunds(paying, cents - 1)), one),
    alone: true,
  };
};
