import type { Communication } from '../../domain/employment/communication';
import type { StreamId } from '../../domain/identifiers';
import { contract, hire } from '../domain/employment/messages';
import { alone } from '../../domain/provider';
import { addDays } from '../../domain/time/civil-date';
import { day } from '../domain/values';
import type { Register } from './database';
import { APLS, CPI, FACTS, uuid } from './traffic';

/** A person of the report's cohort and her percorsi: each act and message on the day on which it was told. */
export interface Someone {
  readonly person: StreamId;
  readonly personId: string;
  readonly percorso: StreamId;
}

let people = 0;

/** A percorso from its adhesion to the first meeting five days later; profile index 0.8 unless another is given. */
export async function begun(
  register: Register,
  { sex, on, who }: { readonly sex: 'F' | 'M'; readonly on: string; readonly who?: string },
): Promise<Someone> {
  const number = (people += 1);
  const personId = who ?? uuid(9_000_000 + number);
  const someone = {
    personId,
    person: `person/${personId}`,
    percorso: `percorso/${uuid(8_000_000 + number)}`,
  } as const;
  if (who === undefined) await register.ask(someone.person, [{ type: 'RegisterPerson' }], day(on));
  const adhesion = { personId, programme: 'TOS-PIO2', cpi: CPI, sex: { known: sex }, facts: FACTS };
  await must(register, { ...someone, on }, [
    { type: 'SubmitAdhesion', ...adhesion },
    { type: 'TakeInCharge' },
    { type: 'AssignProfile', profileIndex: 8000 },
    { type: 'SignPatto' },
    { type: 'IssueAssegno' },
    { type: 'ChooseApl', provider: alone(`apl/${APLS[0]}`) },
    { type: 'AcceptPerson' },
  ]);
  await must(register, { ...someone, on: addDays(day(on), 5) }, [
    { type: 'HoldFirstMeeting', tutorId: uuid(7_000_000) },
  ]);
  return someone;
}

/** Commands about the percorso, all of one day; each must be accepted. */
export async function must(
  register: Register,
  { percorso, on }: Pick<Someone, 'percorso'> & { readonly on: string },
  commands: readonly object[],
): Promise<void> {
  const dated = commands.map((command) => ({ on, ...command }));
  const { answers } = await register.ask(percorso, dated, day(on));
  const refused = answers.find((answer) => answer.verdict === 'refused');
  if (refused !== undefined) throw new Error(JSON.stringify(refused));
}

/** A message of the person's employment, noticed by the percorso on the day on which it was received. */
export async function told(
  register: Register,
  { person, percorso }: Someone,
  communication: Communication,
): Promise<Communication> {
  const on = communication.receivedOn;
  await register.ask(person, [{ type: 'ReportEmployment', communication }], on);
  await register.ask(percorso, [], on);
  return communication;
}

let protocols = 0;

/** A hire of the days given, received two days after its first: fixed term up to the second, open-ended without. */
export function hired(
  days: readonly [string, string?],
  changes: Partial<Communication> & { readonly as?: string } = {},
): Communication {
  const { as, ...others } = changes;
  const code = as === undefined ? {} : { contract: contract(as) };
  return hire(nextProtocol(), days, { receivedOn: addDays(day(days[0]), 2), ...code, ...others });
}

/** An attended individual activity of the chosen APL, told on its day. */
export async function attended(
  register: Register,
  someone: Someone,
  {
    on,
    minutes,
    ...changes
  }: { readonly on: string; readonly minutes: number; readonly attendance?: string },
): Promise<string> {
  const activityId = uuid(6_000_000 + (people += 1));
  await must(register, { ...someone, on }, [
    {
      type: 'RecordActivity',
      activityId,
      kind: 'tutoring',
      minutes,
      mode: 'remote',
      provider: APLS[0],
      attendance: 'attended',
      groupId: null,
      ...changes,
    },
  ]);
  return activityId;
}

/** The number of the next message. */
export const nextProtocol = (): number => (protocols += 1);
