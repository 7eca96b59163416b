import { entitledCents } from '../../../../../domain/account/account';
import type { Payee } from '../../../../../domain/account/payee';
import { clockStartOf } from '../../../../../domain/percorso/clock';
import type { PercorsoCommand } from '../../../../../domain/percorso/commands';
import type { PercorsoEvent } from '../../../../../domain/percorso/events';
import type { Money } from '../../../../../domain/percorso/money';
import { NO_MONEY } from '../../../../../domain/percorso/money';
import { providerOf, stepIn } from '../../../../../domain/percorso/state';
import { envelopeStream, type EnvelopeCode } from '../../../../../domain/identifiers';
import { limitOf } from '../../../../../domain/envelope/claims';
import type { Facts } from '../../../../../domain/programmes/facts';
import type { StepName, StepRule } from '../../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../../domain/programmes/programme';
import { providerIdOf, type Provider, type ProviderKind } from '../../../../../domain/provider';
import { sameJson } from '../../../../../domain/same-json';
import { stepBy, type Act } from '../../../../../domain/simulation/acts';
import { BODIES, morning, OFFICES } from '../../../../../domain/simulation/cast';
import { perform } from '../../../../../domain/simulation/live';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, type CivilDate } from '../../../../../domain/time/civil-date';
import { adheres, before, inOrder } from '../scene';

/** Under which rules somebody lives, and what is so of her: she meets all that is required. */
export interface Scene {
  readonly version: ProgrammeVersion;
  readonly facts: Facts;
}

/** What of a percorso matters to its money, where it is not to be as it comes. */
export interface Told {
  /** Ten-thousandths. */
  readonly profileIndex?: number;
  readonly kind?: ProviderKind;
  /** The step before which it stands. */
  readonly upTo?: StepName;
}

export const CLOSEST = 0;
export const FARTHEST = 10_000;

/** A percorso in which every step was taken, one a day; a business is opened where a scenario says so. */
export function underWay(scene: Scene, told: Told = {}, story = adhered(scene)): Story {
  for (const rule of inOrder(scene.version)) {
    if (rule.step === told.upTo) return story;
    if (rule.step !== 'business') takes(story, rule, told);
  }
  perform(story);
  return story;
}

/** Somebody who adheres, with nothing before it. */
export function adhered({ version, facts }: Scene): Story {
  const story = before(version);
  adheres(story, facts);
  return story;
}

/** The next day, somebody who may take the step takes it. */
export function takes(story: Story, rule: StepRule, told: Told): ReturnType<Story['ask']> | undefined {
  const percorso = story.percorso();
  if (percorso.phase !== 'open') return undefined;
  const { command, actor } = stepBy(rule, percorso, { on: addDays(story.today(), 1), cast: story });
  return asks(story, { command: asTold(command, story.version, told), actor });
}

/** The next day, somebody asks that. */
export function asks(story: Story, act: Act): ReturnType<Story['ask']> {
  story.until(morning(addDays(story.today(), 1)));
  return story.ask(act);
}

function asTold(command: PercorsoCommand, version: ProgrammeVersion, told: Told): PercorsoCommand {
  if (command.type === 'AssignProfile') return { ...command, profileIndex: told.profileIndex ?? CLOSEST };
  if (command.type !== 'ChooseApl') return command;
  return { ...command, provider: chosen(version, told.kind ?? kindsOf(version)[0]) };
}

/** The kinds of body that may be chosen, accredited bodies first. */
export function kindsOf({ providers }: ProgrammeVersion): readonly ProviderKind[] {
  const kinds = providers?.kinds ?? [];
  return (['apl', 'cpi'] as const).filter((kind) => kinds.includes(kind));
}

/** The first of its kind; of a network, with another one of its kind. */
function chosen({ providers }: ProgrammeVersion, kind: ProviderKind = 'apl'): Provider {
  const [lead, other] = (kind === 'apl' ? BODIES : OFFICES).map((id) => providerIdOf(id));
  if (lead === undefined || other === undefined) throw new Error(`There is no ${kind}`);
  return { lead, members: providers?.shape === 'network' ? [lead, other] : [lead] };
}

/** Who answers for the service and is paid for it; undefined where nobody is chosen. */
export function leadOf(story: Story): Payee | undefined {
  return providerOf(story.percorso())?.lead;
}

/** The day on which a step was taken; undefined where it was not. */
export function dayOf(story: Story, step: StepName): CivilDate | undefined {
  return stepIn(story.percorso(), step)?.on;
}

/** The day on which the months of the service began; that of the last step where it has none. */
export function clockFrom(story: Story): CivilDate {
  const percorso = story.percorso();
  return (percorso.phase === 'none' ? undefined : clockStartOf(percorso, story.version)) ?? story.today();
}

/** It is the morning of that day: what fell due before it has been let pass, and what was owed to the world is done. */
export function itIs(story: Story, day: CivilDate): void {
  perform(story);
  story.wake(morning(day));
  perform(story);
}

const LONG_AFTER = 1_500;

/** Nothing more can come: the percorso has ended, and every time for late messages has passed. */
export function longAfter(story: Story): void {
  itIs(story, addDays(story.today(), LONG_AFTER));
}

export function moneyOf(story: Story): Money {
  const percorso = story.percorso();
  return percorso.phase === 'none' ? NO_MONEY : percorso.dossier.money;
}

/** What each payee is entitled to of a part, as assessed; of all parts where none is named. Cents. */
export function dueOf(story: Story, part?: string): { readonly [payee: string]: number } {
  const due = moneyOf(story).payees.map(
    (one) => [one.payee, part === undefined ? entitledCents(one) : (one.entitled[part] ?? 0)] as const,
  );
  return Object.fromEntries(due.filter(([, cents]) => cents !== 0));
}

/** Whether of a part exactly that is due, to that payee and to nobody else. */
export function isDue(story: Story, part: string, { to, cents }: Sum): boolean {
  return to !== undefined && sameJson(dueOf(story, part), cents === 0 ? {} : { [to]: cents });
}

export interface Sum {
  readonly to: Payee | undefined;
  readonly cents: number;
}

/** Whether a part was assessed, each time by the rule. */
export function cites(story: Story, part: string, rule: string): boolean {
  return allRestOn(story, rule, (event) => event.type === 'FeeAssessed' && event.part === part);
}

/** Whether facts of that type were recorded, each resting on the rule. */
export function restsOn(story: Story, type: PercorsoEvent['type'], rule: string): boolean {
  return allRestOn(story, rule, (event) => event.type === type);
}

function allRestOn(story: Story, rule: string, isOne: (event: PercorsoEvent) => boolean): boolean {
  const facts = story.register
    .factsOf(story.percorsoStream)
    .filter(({ event }) => isOne(event as PercorsoEvent));
  return facts.length > 0 && facts.every(({ basis }) => basis.some((one) => one.rule === rule));
}

/** What is drawn of an envelope. Cents. */
export function drawnOf(story: Story, envelope: EnvelopeCode): number {
  return story.register.held()[limitOf(envelope)] ?? 0;
}

const ELSEWHERE = 'SIMULATED' as EnvelopeCode;

/** Of an envelope only so many cents are free: an act has moved the rest to another. */
export function leaveFree(story: Story, envelope: EnvelopeCode, free: number): void {
  const stream = envelopeStream(envelope);
  const held = story.register.stateOf(stream) as { readonly cents?: number };
  const elsewhere = envelopeStream(ELSEWHERE);
  const cents = (held.cents ?? 0) - free;
  story.tell(elsewhere, { type: 'OpenEnvelope', cents: 0 });
  story.tell(elsewhere, { type: 'MoveFunds', origin: envelope, cents });
}
