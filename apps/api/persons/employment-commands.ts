import { z } from 'zod';
import type { TaxCode } from '../../../domain/codice-fiscale';
import { endsBeforeItBegins } from '../../../domain/employment/contradictions';
import { personStream } from '../../../domain/identifiers';
import type { PersonalData } from '../../modules/personal/personal-data';
import {
  communicationKind,
  contractCode,
  employer,
  employerId,
  employmentEvent,
  employmentModule,
  fullTimeHours,
  protocol,
  weeklyHours,
} from '../commands/employment-shapes';
import { row, type CommandRow } from '../commands/row';
import { civilDate, codiceFiscale } from '../commands/shapes';
import { fieldError } from '../problems/field-errors';
import { Problem } from '../problems/problem';
import type { FieldText } from '../texts/fields';

const BEFORE_FIRST_DAY: FieldText = 'date-before-first-day';

const communication = z
  .strictObject({
    protocol,
    receivedOn: civilDate,
    kind: communicationKind,
    event: employmentEvent,
    module: employmentModule,
    worker: codiceFiscale.describe('The tax code of the worker; the register keeps an identifier instead.'),
    employer,
    contract: contractCode,
    eventOn: civilDate.describe(
      'First day of a hire, new last day of an extension, day of a conversion, last day of an end.',
    ),
    plannedEndOn: civilDate.nullable().describe('The planned last day; null means open-ended.'),
    weeklyHours: weeklyHours.nullable().describe('Hundredths of an hour; null where none are agreed.'),
    fullTimeHours: fullTimeHours.nullable().describe('Hundredths of an hour of full time in that contract.'),
    refersTo: protocol
      .nullable()
      .describe('The message that it extends, converts, ends, corrects or annuls.'),
  })
  .superRefine((told, context) => {
    if (endsBeforeItBegins(told))
      context.addIssue({ code: 'custom', path: ['plannedEndOn'], message: BEFORE_FIRST_DAY });
  })
  .meta({
    id: 'ReportEmployment',
    description: 'A mandatory employment communication, in the codes of the ministry, as it came.',
    example: {
      protocol: '1700020000000017',
      receivedOn: '2020-03-04',
      kind: '01',
      event: 'ASS',
      module: 'UL',
      worker: 'RSSMRA80A01D612Y',
      employer: '01234567890',
      contract: 'A.01.00',
      eventOn: '2020-03-02',
      plannedEndOn: null,
      weeklyHours: 4000,
      fullTimeHours: 4000,
      refersTo: null,
    },
  });

/** What the node of the ministry tells of the employment of people who are known here. */
export const EMPLOYMENT_COMMANDS: readonly CommandRow[] = [
  row({
    type: 'ReportEmployment',
    kind: 'person',
    keyedByBody: true,
    path: '/employment-communications',
    roles: ['operator', 'cpi'],
    summary: {
      it: 'Trasmetti una comunicazione obbligatoria su una persona registrata',
      en: 'Pass on an employment communication about a registered person',
    },
    body: communication,
    order: async ({ worker, employer: named, ...told }, { personal }) => {
      const { personId, record } = await knownBy(worker, personal);
      const birthDate = (await personal.person(personId))?.birthDate ?? null;
      if (told.event === 'hire' && birthDate !== null && told.eventOn < birthDate)
        throw new Problem('fields-invalid', { errors: [fieldError('eventOn', 'date-before-birth')] });
      const message = { ...told, employer: await employerId(named, personal) };
      return {
        stream: personStream(personId),
        command: {
          type: 'ReportEmployment',
          communication: message,
          unlessContradicted: true,
          ...(record === undefined ? {} : { heardOf: record }),
        },
      };
    },
  }),
];

/** Who alone is known by the code of a worker, and of which record that is joined into hers. */
async function knownBy(worker: TaxCode, personal: PersonalData) {
  const identity = await personal.known.personOf(worker);
  if (identity.verdict === 'new') throw new Problem('person-unknown', { missing: ['worker'] });
  if (identity.verdict === 'contradicted') throw new Problem('tax-code-of-several', { people: identity.by });
  return identity;
}
