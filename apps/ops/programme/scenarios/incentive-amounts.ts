import type { Case } from '../../../../domain/programmes/decision-table';
import type { AmountRow, IncentiveColumns } from '../../../../domain/programmes/incentives';
import { partsOf } from '../../../../domain/programmes/rows';
import { matchOf } from '../../../../domain/programmes/decision-table';
import type { Text } from '../../../../domain/texts';
import { joined, text } from '../../../modules/texts/text';
import { euro } from '../../text';
import { COLUMNS } from '../page/incentives';
import { lower } from '../page/words';
import type { Scenario } from './scenario';
import {
  activated,
  admission,
  agreed,
  application,
  applicationDay,
  applies,
  appliesFor,
  caseOf,
  hires,
  type Paying,
} from './incentive-life';

export const ACTIVATED = text(
  'Una persona che ha attivato il percorso, dopo il primo colloquio',
  'A person who activated the percorso, after the first interview',
);

/** What each row of the table comes to. */
export function amounts(paying: Paying): readonly Scenario[] {
  const { rules } = paying;
  return partsOf(rules.amounts.rows).flatMap(([name, one]) => {
    const row = one as AmountRow;
    const hired = caseOf(row, rules);
    if (hired === undefined) return [];
    const admitted = admission(appliesFor(activated(paying), hired));
    return [
      {
        row: `incentives.amounts.rows.${name}`,
        given: ACTIVATED,
        when: employs(hired),
        then: text(
          `La domanda del datore di lavoro è ammessa per ${euro(row.cents).it}`,
          `The employer’s application is admitted for ${euro(row.cents).en}`,
        ),
        holds: admitted?.row === row.name && admitted.cents === row.cents,
      },
    ];
  });
}

type HireCase = Case<IncentiveColumns>;

/** A hire in words. */
export function employs(one: HireCase): Text {
  const said = inWords(one);
  return text(`È assunta: ${said.it}`, `She is hired: ${said.en}`);
}

function inWords({ contract, months, hours, place }: HireCase): Text {
  const length = months === 'open' ? [] : [COLUMNS.months[months]];
  return joined(
    [COLUMNS.contract[contract], ...length, COLUMNS.hours[hours], COLUMNS.place[place]].map(lower),
    ', ',
  );
}

/** Whose hours decide, where the application and the message of the hire say otherwise. */
export function hours(paying: Paying): readonly Scenario[] {
  const { rules } = paying;
  const pair = fullAndPart(paying);
  if (pair === undefined) return [];
  const { full, part, cents } = pair;
  const story = activated(paying);
  const message = hires(story, part);
  applicationDay(story, rules);
  const asked = {
    ...application(story, message, part.place),
    ...hoursOf(agreed(full, message.eventOn, rules)),
  };
  const admitted = admission(applies(story, asked));
  const due = rules.hours.of === 'application' ? cents.full : cents.part;
  const hired = employs(part);
  return [
    {
      row: 'incentives.hours',
      given: ACTIVATED,
      when: text(
        `${hired.it}; il datore di lavoro chiede l’incentivo per il tempo pieno`,
        `${hired.en}; the employer applies as for full time`,
      ),
      then: text(
        `La domanda è ammessa per ${euro(due).it}`,
        `The application is admitted for ${euro(due).en}`,
      ),
      holds: admitted?.cents === due,
    },
  ];
}

function hoursOf({ weeklyHours, fullTimeHours }: ReturnType<typeof agreed>) {
  return { weeklyHours, fullTimeHours };
}

/** A hire for which part time is worth something else than full time. */
function fullAndPart({ rules }: Paying) {
  for (const row of rules.amounts.rows) {
    const one = caseOf(row, rules);
    if (one?.hours !== 'part') continue;
    const full = { ...one, hours: 'full' } as const;
    const other = matchOf(rules.amounts, full).row;
    if (other !== null && other.cents !== row.cents)
      return { full, part: one, cents: { full: other.cents, part: row.cents } };
  }
  return undefined;
}
