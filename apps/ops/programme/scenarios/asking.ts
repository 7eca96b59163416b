import type { Attendance } from '../../../../domain/activity';
import type { Actor, Decision } from '../../../../domain/decider';
import type { Command, DomainEvent } from '../../../../domain/deciders';
import type { Communication } from '../../../../domain/employment/communication';
import type { ContractCode, StreamId } from '../../../../domain/identifiers';
import { isTaken } from '../../../../domain/percorso/pathway';
import type { OpenPercorso } from '../../../../domain/percorso/state';
import { providerOf } from '../../../../domain/percorso/state';
import type { StepName, StepTaker } from '../../../../domain/programmes/pathway';
import { stepBy, type Act } from '../../../../domain/simulation/acts';
import { actorFor, CPI, EMPLOYERS, OFFICES, PERSON } from '../../../../domain/simulation/cast';
import { decidedIn, passedIn, personOf, type Story } from '../../../../domain/simulation/story';
import { addDays, type CivilDate, type Instant } from '../../../../domain/time/civil-date';
import { morning } from '../../../../domain/simulation/cast';
import { inOrder } from './scene';

interface Asking {
  readonly command: Command;
  readonly actor: Actor;
}

/** Somebody asks something of a stream beside the percorso's, and what follows from it at that moment comes to pass. */
export function asksOf(story: Story, stream: StreamId, { command, actor }: Asking): Decision<DomainEvent> {
  const at = story.now();
  return decidedIn(story.register, { stream, command, actor, at, causation: `${at} ${command.type}` })
    .decision;
}

/** Time passes for a stream beside the percorso's. */
export function passesOf(story: Story, stream: StreamId, at: Instant): void {
  story.until(at);
  passedIn(story.register, stream, at);
}

/** The morning of that day has come. */
export function comes(story: Story, day: CivilDate): void {
  story.until(morning(day));
}

/** The next day. */
export function sleeps(story: Story): CivilDate {
  comes(story, addDays(story.today(), 1));
  return story.today();
}

/** The percorso of a story, which no scenario has ended yet. */
export function openIn(story: Story): OpenPercorso {
  const percorso = story.percorso();
  if (percorso.phase !== 'open') throw new Error(`${story.percorsoStream} is not open`);
  return percorso;
}

/** One of those who may: the one who acts for that taker in the story. */
export function whoActs(story: Story, taker: StepTaker | undefined): Actor {
  return actorFor(taker ?? 'cpi', providerOf(story.percorso())?.lead);
}

/** Somebody for whom it is not, of those whom a programme binds; undefined where it is for all of them. */
export function whoMayNot(story: Story, takers: readonly StepTaker[]): Actor | undefined {
  const other = (['beneficiary', 'cpi', 'provider'] as const).find((one) => !takers.includes(one));
  if (other === undefined) return undefined;
  const lead = providerOf(story.percorso())?.lead;
  if (other === 'provider')
    return lead === undefined ? undefined : otherThan(actorFor('provider', lead), takers);
  return other === 'cpi' ? CPI : PERSON;
}

/** An office that was chosen acts as an office. */
function otherThan(actor: Actor, takers: readonly StepTaker[]): Actor | undefined {
  return actor.role === 'cpi' && takers.includes('cpi') ? undefined : actor;
}

/** Every step up to that one and it is taken again, all on one day, where a provider was left. */
export function chooseAgain(story: Story, last: StepName): void {
  for (const rule of inOrder(story.version)) {
    const percorso = openIn(story);
    if (isTaken(last, percorso)) return;
    if (!isTaken(rule.step, percorso)) story.ask(stepBy(rule, percorso, { on: story.today(), cast: story }));
  }
}

/** An interview that an office gives, of so many minutes. */
export function attends(
  story: Story,
  { index = 0, minutes = 60, attendance = 'attended' }: Attending = {},
): ReturnType<Story['ask']> {
  const [office] = OFFICES;
  if (office === undefined) throw new Error('There is no office');
  const command = {
    type: 'RecordActivity',
    activityId: story.ids.activityId(index),
    on: story.today(),
    kind: 'interview',
    minutes,
    mode: 'in-person',
    provider: office,
    attendance,
    groupId: null,
  } as const;
  return story.ask({ command, actor: CPI });
}

interface Attending {
  readonly index?: number;
  readonly minutes?: number;
  readonly attendance?: Attendance;
}

export const FULL_TIME = 4_000;
const [EMPLOYER] = EMPLOYERS;

/** The message of a hire for good and for all hours, or as it is told. */
export function hire(story: Story, from: CivilDate, told: Partial<Communication> = {}): Communication {
  if (EMPLOYER === undefined) throw new Error('There is no employer');
  return {
    protocol: story.ids.protocol(0),
    receivedOn: from,
    kind: 'ordinary',
    event: 'hire',
    module: 'ordinary',
    employer: EMPLOYER,
    contract: 'A.01.00' as ContractCode,
    eventOn: from,
    plannedEndOn: null,
    weeklyHours: FULL_TIME,
    fullTimeHours: FULL_TIME,
    refersTo: null,
    ...told,
  };
}

/** A message of the person's employment comes. */
export function reports(story: Story, communication: Communication): void {
  story.tell(personOf(story), { type: 'ReportEmployment', communication });
}

/** Something that is asked today. */
export function asksToday(
  story: Story,
  command: Act['command'],
  actor: Actor = CPI,
): ReturnType<Story['ask']> {
  return story.ask({ command, actor });
}

/** Whether it was refused for that reason. */
export function isRefusedFor(decision: Decision<DomainEvent>, reason: string): boolean {
  return decision.verdict === 'refused' && decision.rejection.reason === reason;
}
