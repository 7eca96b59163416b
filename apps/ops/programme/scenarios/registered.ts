import { unemploymentStream, type ContractCode, type StreamId } from '../../../../domain/identifiers';
import type { Communication } from '../../../../domain/employment/communication';
import { communicationsOf, type KnownPerson } from '../../../../domain/person/state';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { UnemploymentLaw } from '../../../../domain/programmes/unemployment';
import { CPI } from '../../../../domain/simulation/cast';
import { personOf } from '../../../../domain/simulation/story';
import type { Text } from '../../../../domain/texts';
import type { CivilDate } from '../../../../domain/time/civil-date';
import type { IncomeSource } from '../../../../domain/unemployment/events';
import { unemploymentOn, type UnemploymentStanding } from '../../../../domain/unemployment/status';
import type { Unemployment } from '../../../../domain/unemployment/state';
import type { DayStatus } from '../../../../domain/unemployment/walk';
import { codeText } from '../../../modules/texts/codes';
import { text } from '../../../modules/texts/text';
import { day } from '../../text';
import { asksOf, comes, hire, reports } from './asking';
import type { Scenario } from './scenario';
import { before } from './scene';

/** What the registers are told of somebody: a DID, a job, what work is expected to pay. */
export interface Told {
  readonly didOn?: CivilDate;
  readonly job?: Pick<Communication, 'eventOn'> & Partial<Communication>;
  readonly endsOn?: CivilDate;
  readonly income?: { readonly since: CivilDate; readonly of: IncomeSource; readonly cents: number };
}

/** Where somebody stands on a day under a law, as the registers have it once they were told that. */
export function standingOn(
  on: CivilDate,
  told: Told,
  { law, version }: { readonly law: UnemploymentLaw; readonly version: ProgrammeVersion },
): UnemploymentStanding {
  const story = before(version);
  comes(story, on);
  const stream: StreamId = unemploymentStream(story.ids.personId);
  const { didOn, job, endsOn, income } = told;
  if (didOn !== undefined)
    asksOf(story, stream, { command: { type: 'DeclareDid', on: didOn, by: 'declaration' }, actor: CPI });
  if (income !== undefined)
    asksOf(story, stream, { command: { type: 'RecordProspectiveIncome', ...income }, actor: CPI });
  const hired = job === undefined ? undefined : hire(story, job.eventOn, job);
  if (hired !== undefined) reports(story, hired);
  if (hired !== undefined && endsOn !== undefined)
    reports(story, {
      ...hired,
      protocol: story.ids.protocol(1),
      event: 'end',
      eventOn: endsOn,
      refersTo: hired.protocol,
    });
  const { register } = story;
  const known = {
    communications: communicationsOf(register.stateOf(personOf(story)) as KnownPerson),
    unemployment: register.stateOf(stream) as Unemployment,
  };
  return unemploymentOn(on, known, law);
}

/** A code of a contract that begins so, made whole. */
export function contractFrom(beginning: string): ContractCode {
  return `${beginning}${'A.00.00'.slice(beginning.length)}` as ContractCode;
}

/** A law as a requirement names it: under which row, and from which day on it is lived. */
export interface LawOf {
  readonly row: string;
  readonly law: UnemploymentLaw;
  readonly version: ProgrammeVersion;
  readonly from: CivilDate;
}

/** A day on which somebody stands so, after that was told; and what it says in words. */
export interface Stand {
  readonly part: string;
  readonly given: Text;
  readonly on: CivilDate;
  readonly told: Told;
  readonly is: DayStatus;
}

export function stands({ row, law, version }: LawOf, { part, given, on, told, is }: Stand): Scenario {
  return {
    row: `${row}.${part}`,
    given,
    when: text(`Si guarda il ${day(on)}`, `It is looked at on ${day(on)}`),
    then: codeText('unemployment', is),
    holds: standingOn(on, told, { law, version }).status === is,
  };
}

export const declaredOn = (on: CivilDate): Text => text(`Una DID del ${day(on)}`, `A DID of ${day(on)}`);

/** What is told after the DID. */
export function withJob(didOn: CivilDate, { it, en }: Text): Text {
  const did = declaredOn(didOn);
  return text(`${did.it}, ${it}`, `${did.en}, ${en}`);
}
