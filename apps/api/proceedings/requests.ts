import { z } from 'zod';
import { readFacts } from '../../../activities/postgres/history';
import { personPercorsi } from '../../../activities/postgres/read-models/percorso-file';
import { recordsOf } from '../../../activities/postgres/read-models/person-record';
import { deciderOf } from '../../../domain/deciders';
import { parsePersonId, proceedingStream, type PersonId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import {
  exemptionsIn,
  lastDayOfAppeal,
  lastDayToAnswer,
  requestStageOf,
  type PartyRequest,
  type RequestAnswer,
} from '../../../domain/proceeding/requests';
import { requestsIn, type Proceedings } from '../../../domain/proceeding/state';
import {
  ANSWER_REASON_TEXTS,
  OUTCOME_TEXTS,
  REQUEST_STAGE_TEXTS,
  REQUEST_TEXTS,
} from '../../modules/texts/requests';
import { subjectId } from '../commands/proceeding-shapes';
import { question, type ReadRow, type Sources } from '../reads/row';
import { NOTHING } from '../reads/shapes';
import { requestShape } from './request-shapes';

type View = z.input<typeof requestShape>;

/** What can be asked about the requests of a person: worked out from her proceedings as of now, under whichever record. */
export const REQUEST_READS: readonly ReadRow[] = [
  question({
    name: 'PersonRequests',
    path: '/proceedings/{subjectId}/requests',
    summary: {
      it: 'Reclami, accessi al fascicolo ed esoneri chiesti da una persona, con termini e risposte',
      en: 'Complaints, access to the file and exemptions that a person asked for, with terms and answers',
    },
    roles: ['cpi', 'beneficiary', 'manager'],
    parameters: z.strictObject({ subjectId }),
    query: NOTHING,
    answer: z.object({ items: z.array(requestShape) }).meta({ id: 'PersonRequests' }),
    read: async (asked, sources) => {
      const personId = parsePersonId(asked.subjectId);
      return personId === undefined ? undefined : { items: await requestsOf(personId, sources) };
    },
  }),
];

/** Those about a percorso that who asks may not see are left out. */
async function requestsOf(personId: PersonId, { database, sight }: Sources): Promise<View[]> {
  const files = await personPercorsi(database, personId, sight);
  const seen: readonly (string | null)[] = [null, ...files.map((file) => file.percorsoId)];
  const records = await recordsOf(database, personId);
  const known = await Promise.all(
    records.map(async (record) => {
      const stream = proceedingStream(record);
      const state = fold(deciderOf(stream), await readFacts(database, stream)) as Proceedings;
      return requestsIn(state).map((one) => ({ one, record }));
    }),
  );
  return known
    .flat()
    .filter(({ one }) => seen.includes(one.percorso))
    .map(({ one, record }) => viewOf(one, record));
}

function viewOf(one: PartyRequest, subject: PersonId): View {
  const { number: request, matter, percorso: percorsoId, lodgedOn, answer, appeal, withdrawnOn } = one;
  const stage = requestStageOf(one);
  const [exemption] = exemptionsIn([one]);
  return {
    subjectId: subject,
    request,
    kind: matter.kind,
    kindText: REQUEST_TEXTS[matter.kind],
    matter: { ...matter },
    percorsoId,
    stage,
    stageText: REQUEST_STAGE_TEXTS[stage],
    lodgedOn,
    answerBy: lastDayToAnswer(one) ?? null,
    answer: answer === null ? null : answerView(answer),
    appealBy: lastDayOfAppeal(one) ?? null,
    appealedOn: appeal === null ? null : appeal.on,
    withdrawnOn,
    exempt: exemption === undefined ? null : { from: exemption.from, to: exemption.to },
  };
}

function answerView({ on, outcome, reasons, docket, file, deliveredOn }: RequestAnswer): View['answer'] {
  return {
    on,
    outcome,
    outcomeText: OUTCOME_TEXTS[outcome],
    reasons: reasons.map((code) => ({ code, text: ANSWER_REASON_TEXTS[code] })),
    docket,
    file: [...file],
    deliveredOn,
  };
}
