import { z } from 'zod';
import type { DataSource } from 'typeorm';
import { keptRecord } from '../../../activities/postgres/read-models/person-record';
import { personPercorsi } from '../../../activities/postgres/read-models/percorso-file';
import {
  incentiveStream,
  parseIncentiveId,
  parsePercorsoId,
  type PercorsoId,
} from '../../../domain/identifiers';
import type { Application } from '../../../domain/incentive/application';
import { sightOf, type Sight } from '../../../domain/programmes/sight';
import type { CivilDate } from '../../../domain/time/civil-date';
import { correctionOf } from '../commands/correction';
import { drawn } from '../commands/drawn';
import { employer, employerId, fullTimeHours, protocol, weeklyHours } from '../commands/employment-shapes';
import { municipalityCode, regionCode } from '../commands/place-shapes';
import { row, type CommandRow } from '../commands/row';
import { civilDate, personId, programmeCode } from '../commands/shapes';
import type { FieldText } from '../texts/fields';
import { INCENTIVE_PAYMENT_COMMANDS } from './payment-commands';

/** Drawn once at random: a request key names the same application for ever. */
const INCENTIVE_NAMESPACE = '2b7d4a90-98a5-4c0c-b7a8-4a1d6cf0e5d3';

/** Times at which a place lay in a crisis area. */
const MOST_AREAS = 20;

const BEFORE_FIRST_DAY: FieldText = 'date-before-first-day';

const application = z
  .strictObject({
    on: civilDate,
    personId,
    programme: programmeCode,
    employer,
    hire: protocol.describe('The message of the hire that the incentive is for.'),
    weeklyHours,
    fullTimeHours,
    seat: z.strictObject({
      municipality: municipalityCode,
      region: regionCode,
      crisisAreas: z
        .array(
          z
            .strictObject({ from: civilDate, to: civilDate.nullable() })
            .refine(({ from, to }) => to === null || to >= from, { path: ['to'], message: BEFORE_FIRST_DAY }),
        )
        .max(MOST_AREAS)
        .describe('When the place lay in a crisis area, both days included; null means open.'),
    }),
  })
  .meta({
    id: 'ApplyForIncentive',
    description:
      'Employers have no role of their own yet: an office or the system asks on their behalf, and is named as who acted.',
  });

const APPLY = row({
  type: 'ApplyForIncentive',
  kind: 'incentive',
  keyedByBody: true,
  path: '/incentives',
  roles: ['operator', 'manager', 'cpi'],
  summary: {
    it: 'Presenta la domanda di incentivo di un datore di lavoro',
    en: 'Make the application of an employer for an incentive',
  },
  body: application,
  order: async ({ employer: named, ...body }, { personal, database, rulebook, requestId, actor }) => ({
    stream: incentiveStream(drawn(parseIncentiveId, INCENTIVE_NAMESPACE, requestId)),
    command: {
      type: 'ApplyForIncentive',
      ...body,
      personId: await keptRecord(database, body.personId),
      employer: await employerId(named, personal),
      percorsoId: await percorsoBy(database, body, sightOf(actor, rulebook)),
    },
  }),
});

/** What can be asked about the incentive of an employer. */
export const INCENTIVE_COMMANDS: readonly CommandRow[] = [
  APPLY,
  ...INCENTIVE_PAYMENT_COMMANDS,
  correctionOf({
    type: 'CorrectIncentiveFact',
    kind: 'incentive',
    path: '/incentives/{incentiveId}/correct-fact',
    roles: ['cpi', 'manager', 'operator'],
    summary: {
      it: 'Rettifica un fatto dell’incentivo registrato per errore',
      en: 'Correct a fact of the incentive recorded by mistake',
    },
    acts: [APPLY],
    example: { on: '2020-07-20', corrects: 4, instead: null, withdraws: [] },
  }),
];

/** The percorso of the person that was requested last by the day of the application; null where there is none to be seen. */
async function percorsoBy(
  database: DataSource,
  asked: Pick<Application, 'personId' | 'programme'> & { readonly on: CivilDate },
  sight: Sight,
): Promise<PercorsoId | null> {
  const all = await personPercorsi(database, asked.personId, sight);
  const found = all.find(
    ({ programme, requestedOn }) => programme === asked.programme && requestedOn <= asked.on,
  );
  return parsePercorsoId(found?.percorsoId ?? '') ?? null;
}
