import { dischargeWith } from '../../activities/discharge';
import { handleWith } from '../../activities/handle';
import { carryingOut } from '../../activities/measures';
import type { Answer, PartyAnswer } from '../../activities/ports';
import type { Actor, OwedEffect } from '../../domain/decider';
import { deciderOf, type Command } from '../../domain/deciders';
import { isAccreditedOn, type Apl } from '../../domain/apl/state';
import {
  aplStream,
  percorsoStream,
  proceedingStream,
  type AplId,
  type StreamId,
} from '../../domain/identifiers';
import { fold } from '../../domain/lived';
import type { ProceedingCommand } from '../../domain/proceeding/commands';
import { addDays, type CivilDate } from '../../domain/time/civil-date';
import { everyDay, FIRST_READING } from '../domain/readings';
import { day } from '../domain/values';
import { memoryEventStore } from '../support/memory-event-store';
import { memoryGateway } from '../support/memory-gateway';
import { ask, registers, stepsUntil } from '../support/pathway';
import { noon } from './scene';

const RULES = {
  programmes: FIRST_READING.programmes.map((one) => ({ ...one, versions: one.versions.map(everyDay) })),
};
const BODY = '57894950971' as AplId;
const ABOUT = proceedingStream(BODY);
const [OFFICER, HEAD]: readonly Actor[] = ['m-1', 'm-2'].map((user) => ({
  role: 'manager',
  organisation: '',
  user,
}));
const PROVIDER: Actor = { role: 'apl', organisation: BODY, user: 't-1' };
const ON = day('2020-02-03');

/** A body that follows one person, with the register itself as the party that measures are asked of. */
class Register {
  readonly percorso = percorsoStream('0f9d1a52-7c1e-4d0a-9a55-6f1f1b0c2d3e' as never);
  private readonly store = memoryEventStore();
  private readonly handle = handleWith(this.store, { digest: 'test', rulebook: RULES });
  private readonly discharge = carryingOut(
    dischargeWith({ accounting: memoryGateway(), messages: memoryGateway() }),
    this.handle,
    { wake: () => Promise.resolve() },
  );

  async open(): Promise<this> {
    const personId = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d';
    for (const [stream, command] of registers(personId)) await this.tell(ON, command, { stream });
    for (const command of stepsUntil('HoldFirstMeeting', personId, ON))
      expect(await this.tell(ON, command, { stream: this.percorso })).toMatchObject({ verdict: 'accepted' });
    return this;
  }

  async tell(
    on: CivilDate,
    command: Command,
    { stream = ABOUT, actor }: { readonly stream?: StreamId; readonly actor?: Actor | undefined } = {},
  ): Promise<Answer> {
    const asks = [ask(command, actor && { actor })];
    const { answers } = await this.handle({ stream, now: noon(on), asks });
    return answers[0] as Answer;
  }

  /** Every effect that is owed is attempted so many times; each answer is recorded. */
  async settle(on: CivilDate, attempts = 1): Promise<readonly PartyAnswer[]> {
    const answers: PartyAnswer[] = [];
    for (let owed = await this.owed(on); owed !== null; owed = await this.owed(on)) {
      const outcomes: PartyAnswer[] = [];
      for (let count = 0; count < attempts; count += 1) outcomes.push(await this.attempt(owed, on));
      const outcome = outcomes.at(-1) as PartyAnswer;
      if (owed.effect === 'restrict-provider') answers.push(...outcomes);
      await this.answered(owed, on, outcome);
    }
    await this.handle({ stream: this.percorso, now: noon(on), asks: [] });
    return answers;
  }

  /** What is owed before it is answered, until that effect is. */
  async untilOwed(wanted: string, on: CivilDate): Promise<OwedEffect> {
    for (let owed = await this.owed(on); owed !== null; owed = await this.owed(on)) {
      if (owed.effect === wanted) return owed;
      await this.answered(owed, on, { answer: 'done', reference: '' });
    }
    throw new Error(`${wanted} is not owed`);
  }

  attempt(owed: OwedEffect, on: CivilDate): Promise<PartyAnswer> {
    return this.discharge({ stream: ABOUT, owed, now: noon(on) });
  }

  async owed(on: CivilDate): Promise<OwedEffect | null> {
    return (await this.handle({ stream: ABOUT, now: noon(on), asks: [] })).agenda.owed;
  }

  private answered({ key, direction, effect }: OwedEffect, on: CivilDate, outcome: PartyAnswer) {
    const command = { type: 'RecordEffectAnswer', key, direction, effect, ...outcome };
    return this.tell(on, command as Command);
  }

  facts(stream: StreamId): readonly string[] {
    return (this.store.tables.facts.get(stream) ?? []).map(({ event }) => event.type);
  }

  get body(): Apl {
    return fold(deciderOf(aplStream(BODY)), this.store.tables.facts.get(aplStream(BODY)) ?? []) as Apl;
  }
}

const docket = 'AOO-RT/2020/0000017';
const acts = (proceeding: number, on: CivilDate) => {
  const one = { on, proceeding, docket };
  return {
    open: { type: 'OpenProceeding', on, matter: { kind: 'suspension', until: addDays(on, 60) } },
    notice: { type: 'RecordDelivery', ...one, of: 'notice', channel: 'pec' },
    answer: { type: 'LodgeDefence', ...one, ground: 'observations' },
    adopt: { type: 'AdoptMeasure', ...one, reasons: ['answer-not-founded'] },
    delivery: { type: 'RecordDelivery', ...one, of: 'decision', channel: 'pec' },
    appeal: { type: 'LodgeAppeal', ...one },
    annul: { type: 'DecideAppeal', ...one, outcome: 'annulled', reasons: ['founded'] },
  } as const satisfies { readonly [act: string]: ProceedingCommand };
};

/** Opened, answered, adopted and delivered on one day. */
async function delivered(): Promise<Register> {
  const register = await new Register().open();
  const { open, notice, answer, adopt, delivery } = acts(1, ON);
  for (const [command, actor] of [
    [open, OFFICER],
    [notice, OFFICER],
    [answer, PROVIDER],
    [adopt, OFFICER],
    [delivery, OFFICER],
  ] as const)
    expect(await register.tell(ON, command, { actor })).toMatchObject({ verdict: 'accepted' });
  return register;
}

const LATER = addDays(ON, 14);

async function annulled(register: Register): Promise<void> {
  const { appeal, annul } = acts(1, LATER);
  expect(await register.tell(LATER, appeal, { actor: PROVIDER })).toMatchObject({ verdict: 'accepted' });
  expect(await register.tell(LATER, annul, { actor: HEAD })).toMatchObject({ verdict: 'accepted' });
}

test('a measure that was delivered restricts the body, once however often it is asked, and whoever follows it hears', async () => {
  const register = await delivered();
  const answers = await register.settle(ON, 3);
  expect(answers.map(({ answer }) => answer)).toEqual(['done', 'done', 'done']);
  expect(register.facts(aplStream(BODY)).filter((type) => type === 'AplSuspended')).toHaveLength(1);
  expect(isAccreditedOn(register.body, ON)).toBe(false);
  expect(register.facts(register.percorso).slice(-2)).toEqual(['AccreditationRead', 'AccreditationChanged']);
});

test('annulled on appeal the body is as it was, and so is whoever follows it', async () => {
  const register = await delivered();
  await register.settle(ON);
  await annulled(register);
  expect((await register.settle(LATER, 2)).map(({ answer }) => answer)).toEqual(['done', 'done']);
  expect(register.facts(aplStream(BODY)).slice(-2)).toEqual(['AplSuspended', 'RestrictionLifted']);
  expect(isAccreditedOn(register.body, ON)).toBe(true);
  const changes = register.facts(register.percorso).filter((type) => type === 'AccreditationChanged');
  expect(changes).toHaveLength(2);
});

test('an attempt that comes when the measure has fallen restricts nobody', async () => {
  const register = await delivered();
  const late = await register.untilOwed('restrict-provider', ON);
  await annulled(register);
  expect(await register.attempt(late, LATER)).toEqual({
    answer: 'refused',
    reference: 'measure-not-in-force',
  });
  await register.settle(LATER);
  expect(register.facts(aplStream(BODY))).not.toContain('AplSuspended');
  expect(register.facts(register.percorso)).not.toContain('AccreditationChanged');
});
