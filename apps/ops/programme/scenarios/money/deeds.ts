import type { ActivityKind } from '../../../../../domain/activity';
import type { Communication, EmploymentModule } from '../../../../../domain/employment/communication';
import type { ContractCode, EmployerId, Protocol } from '../../../../../domain/identifiers';
import { providerOf } from '../../../../../domain/percorso/state';
import { bodyOf, type ProviderId } from '../../../../../domain/provider';
import { CPI, EMPLOYERS, morning, OFFICES } from '../../../../../domain/simulation/cast';
import type { Story } from '../../../../../domain/simulation/story';
import type { CivilDate } from '../../../../../domain/time/civil-date';
import { hire, reports } from '../asking';

/** A job as its message tells it. */
export interface Job {
  readonly from: CivilDate;
  /** Null without an end. */
  readonly to: CivilDate | null;
  readonly contract: ContractCode;
  /** Hundredths; full time where it is not said. */
  readonly weeklyHours?: number;
  readonly employer?: EmployerId;
  readonly module?: EmploymentModule;
}

export const [EMPLOYER = '' as EmployerId, ANOTHER_EMPLOYER = '' as EmployerId] = EMPLOYERS;

/** A contract of the national list whose code begins so: the code itself where it is whole. */
export function codeUnder(beginning: string): ContractCode {
  const rest = beginning === 'A.03.' ? '09' : '00';
  return (beginning.endsWith('.') ? `${beginning}${rest}` : beginning) as ContractCode;
}

/** A hire is communicated on its first day, or today where that has passed. */
export function isHired(story: Story, { from, to, ...job }: Job): Communication {
  story.until(morning(from));
  return report(story, hire(story, from, { protocol: protocolOf(story), plannedEndOn: to, ...job }));
}

/** It is communicated that the hire never took place. */
export function isAnnulled(story: Story, told: Communication): Communication {
  return report(story, {
    ...told,
    kind: 'annulment',
    protocol: protocolOf(story),
    refersTo: told.protocol,
  });
}

function report(story: Story, message: Communication): Communication {
  const communication = { ...message, receivedOn: story.today() };
  reports(story, communication);
  return communication;
}

function protocolOf(story: Story): Protocol {
  return story.ids.protocol(countOf(story, 'ReportEmployment'));
}

/** How often that was asked before. */
function countOf(story: Story, type: string): number {
  return story.told.filter(({ command }) => command.type === type).length;
}

/** Something that the person attended. */
export interface Attended {
  readonly on: CivilDate;
  readonly kind: ActivityKind;
  readonly minutes: number;
  /** Who gave it; whoever answers for the service where it is not said. */
  readonly by?: ProviderId | undefined;
}

/** It is recorded on its day, or today where that has passed; of who has no provider, the office gave it. */
export function attends(story: Story, { on, kind, minutes, by }: Attended): ReturnType<Story['ask']> {
  const gave = by ?? providerOf(story.percorso())?.lead;
  const [office] = OFFICES;
  if (office === undefined) throw new Error('There is no office');
  story.until(morning(on));
  return story.ask({
    command: {
      type: 'RecordActivity',
      activityId: story.ids.activityId(countOf(story, 'RecordActivity')),
      on,
      kind,
      minutes,
      mode: 'in-person',
      provider: gave === undefined ? office : bodyOf(gave),
      attendance: 'attended',
      groupId: null,
    },
    actor: CPI,
  });
}

/** The last activity that was recorded is taken back. */
export function isCancelled(story: Story): ReturnType<Story['ask']> {
  const last = countOf(story, 'RecordActivity') - 1;
  const command = {
    type: 'CancelActivity',
    on: story.today(),
    activityId: story.ids.activityId(last),
  } as const;
  return story.ask({ command, actor: CPI });
}
