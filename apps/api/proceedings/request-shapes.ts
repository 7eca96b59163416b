import { z } from 'zod';
import { REQUEST_OUTCOMES } from '../../../domain/proceeding/request-matter';
import { REQUEST_STAGES } from '../../../domain/proceeding/requests';
import { REQUEST_KINDS } from '../../../domain/programmes/requests';
import { docket, proceeding, subjectId } from '../commands/proceeding-shapes';
import { civilDate, percorsoId } from '../commands/shapes';
import { details, text } from '../reads/shapes';

const answer = z.object({
  on: civilDate,
  outcome: z.enum(REQUEST_OUTCOMES),
  outcomeText: text,
  reasons: z.array(z.object({ code: z.string(), text })),
  docket: docket.describe('The document with the reasons in full.'),
  file: z
    .array(z.string())
    .describe(
      'Where access is granted, the streams that make the file; what is left out of it, the document says.',
    ),
  deliveredOn: civilDate.nullable(),
});

/** A request as it stands, with its terms. */
export const requestShape = z
  .object({
    subjectId: subjectId.describe('The record of the person under which it was asked.'),
    request: proceeding.describe('Its number.'),
    kind: z.enum(REQUEST_KINDS),
    kindText: text,
    matter: details.describe('What is asked, as it was lodged.'),
    percorsoId: percorsoId.nullable(),
    stage: z.enum(REQUEST_STAGES),
    stageText: text,
    lodgedOn: civilDate,
    answerBy: civilDate
      .nullable()
      .describe('The last day to answer; null where no answer is awaited, or the term has passed.'),
    answer: answer.nullable().describe('It stands also while an appeal against it waits.'),
    appealBy: civilDate
      .nullable()
      .describe('The last day to appeal; null where nothing is to be appealed, or no term runs yet.'),
    appealedOn: civilDate.nullable(),
    withdrawnOn: civilDate.nullable(),
    exempt: z
      .object({ from: civilDate, to: civilDate })
      .nullable()
      .describe('The days of an exemption that was granted, as long as it lasts.'),
  })
  .meta({
    id: 'PersonRequest',
    description: 'What a person asked of the office: a complaint, access to the file, an exemption.',
  });
