import { z } from 'zod';
import { readFacts } from '../../../activities/postgres/history';
import type { Fact } from '../../../activities/ports';
import { beginningsInLog } from '../../../activities/postgres/place-in-log';
import type { PercorsoFile } from '../../../activities/postgres/read-models/percorso-file';
import type { Recorded } from '../../../domain/decider';
import { deciderOf } from '../../../domain/deciders';
import { percorsoStream, proceedingStream, type PercorsoId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import { hearingIn, type BegunPercorso, type Percorso } from '../../../domain/percorso/state';
import { knownRecords } from '../../../domain/person/hearing';
import { exemptionsIn, type Exemption } from '../../../domain/proceeding/requests';
import { requestsIn, type Proceedings } from '../../../domain/proceeding/state';
import { rulesIn } from '../../../domain/programmes/rulebook';
import { SAP_EVENTS, SAP_POLICY, SAP_TRANSITIONS } from '../../../domain/programmes/sap';
import type { SapEvent } from '../../../domain/sap/history';
import { sapPolicyOf, type SapPolicy } from '../../../domain/sap/policy';
import { sequenceAt } from '../../../domain/sap/sequence';
import { dateOf, instantAt, type CivilDate } from '../../../domain/time/civil-date';
import { SAP_EVENT_TEXTS, SAP_MISSING_TEXTS, type SapMissing } from '../../modules/texts/sap';
import { civilDate, cpiId, percorsoId } from '../commands/shapes';
import type { Sources } from '../reads/row';
import { text } from '../reads/shapes';

const coded = z.object({ code: z.string(), text }).meta({ id: 'SapCode' });

const event = z
  .object({
    code: z.string().describe('01 to 15.'),
    text,
    on: civilDate,
    tied: z
      .enum(['proposal', 'start', 'end'])
      .nullable()
      .describe('The date of the policy that equals this day; null where the event is tied to none.'),
    because: z.int().describe('The version of the fact that brought it about, or since which it is known.'),
    request: z
      .int()
      .nullable()
      .describe('The request of the person that it follows from: because is then a fact of her proceedings.'),
    rule: z.string(),
    reason: text.describe('Why it is this code.'),
  })
  .meta({ id: 'SapEvent', description: 'An event of an active policy in the national record (SAP).' });

/** A percorso in the fields of section 6 of the national record. */
export const sapShape = z
  .object({
    percorsoId,
    programme: z.string(),
    policyIdentifier: z.string().nullable().describe('Eleven characters, given once and for ever.'),
    activity: coded,
    projectType: coded,
    promoter: cpiId.describe('The office that took the adhesion.'),
    proposedOn: civilDate,
    startedOn: civilDate.nullable().describe('The start, or the last resumption.'),
    endedOn: civilDate.nullable().describe('The end, or the day of the suspension that lasts.'),
    profileIndex: z.int().nullable().describe('Ten-thousandths.'),
    lastEvent: event,
    events: z.array(event),
    missing: z.array(coded).describe('Fields of the record that this register cannot fill.'),
  })
  .meta({ id: 'SapPolicy', description: 'A percorso as an active policy in the national record (SAP).' });

type SapView = z.input<typeof sapShape>;

/** The percorso as a policy, worked out from its facts as of now; undefined before the day of its proposal. */
export async function sapView(
  { percorsoId: id, programme }: Pick<PercorsoFile, 'percorsoId' | 'programme'>,
  { database, rulebook }: Pick<Sources, 'database' | 'rulebook'>,
): Promise<SapView | undefined> {
  const stream = percorsoStream(id as PercorsoId);
  const facts = await readFacts(database, stream);
  const percorso = fold(deciderOf(stream), facts) as Percorso;
  if (percorso.phase === 'none') return undefined;
  const place = (await beginningsInLog(database, [stream])).get(stream);
  const sequence = place === undefined ? undefined : sequenceAt(place);
  const at = {
    rules: rulesIn(rulebook, percorso.rules),
    rulebook,
    asOf: lastDayOf(facts),
    exemptions: await exemptionsFrom(percorso, id, database),
  };
  const own = facts as readonly Recorded<PercorsoEvent>[];
  const policy = sapPolicyOf({ facts: own, percorso, sequence }, at);
  return policy === undefined ? undefined : { percorsoId: id, programme, ...policyView(policy) };
}

/** The exemptions from it, whichever record of the person they were asked under. */
async function exemptionsFrom(
  percorso: BegunPercorso,
  id: string,
  database: Sources['database'],
): Promise<readonly Exemption[]> {
  const streams = knownRecords(hearingIn(percorso)).map(proceedingStream);
  const known = await Promise.all(
    streams.map(async (one) => fold(deciderOf(one), await readFacts(database, one)) as Proceedings),
  );
  return known.flatMap((one) => exemptionsIn(requestsIn(one))).filter((one) => one.percorso === id);
}

/** Today; of a percorso whose time was skipped its own last day. */
function lastDayOf(facts: readonly Fact[]): CivilDate {
  const now = instantAt(Date.now());
  return dateOf(facts.reduce((last, { recordedAt }) => (recordedAt > last ? recordedAt : last), now));
}

function policyView(policy: SapPolicy): Omit<SapView, 'percorsoId' | 'programme'> {
  const { identifier, promoter, profileIndex, events } = policy;
  const last = events.at(-1);
  if (last === undefined) throw new Error('A policy begins with its proposal');
  return {
    policyIdentifier: identifier,
    activity: { code: policy.activity, text: SAP_POLICY.activity.source.text },
    projectType: { code: policy.projectType, text: SAP_POLICY.projectType.source.text },
    promoter,
    proposedOn: last.dates.proposal,
    startedOn: last.dates.start,
    endedOn: last.dates.end,
    profileIndex,
    lastEvent: eventView(last),
    events: events.map(eventView),
    missing: missingIn(policy).map((code) => ({ code, text: SAP_MISSING_TEXTS[code] })),
  };
}

function eventView({ transition, code, on, because, request }: SapEvent): z.input<typeof event> {
  const { source } = SAP_TRANSITIONS[transition];
  return {
    code,
    text: SAP_EVENT_TEXTS[code],
    on,
    tied: SAP_EVENTS[code],
    because,
    request,
    rule: source.id,
    reason: source.text,
  };
}

function missingIn({ identifier, profileIndex }: SapPolicy): readonly SapMissing[] {
  return [
    ...(identifier === null ? (['policy-identifier'] as const) : []),
    ...(profileIndex === null ? (['profile-index'] as const) : []),
    'duration',
    'take-in-charge',
  ];
}
