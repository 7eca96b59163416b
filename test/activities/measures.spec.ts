import { randomUUID } from 'node:crypto';
import { handleWith } from '../../activities/handle';
import { carryingOut } from '../../activities/measures';
import type { Actor, OwedEffect } from '../../domain/decider';
import { deciderOf, type Command } from '../../domain/deciders';
import {
  aplStream,
  percorsoStream,
  proceedingStream,
  unemploymentStream,
  type PersonId,
  type StreamId,
} from '../../domain/identifiers';
import { fold } from '../../domain/lived';
import { isAccreditedOn, type Apl } from '../../domain/apl/state';
import type { Percorso } from '../../domain/percorso/state';
import type { ProceedingEffectName } from '../../domain/proceeding/events';
import type { Proceedings } from '../../domain/proceeding/state';
import type { Rulebook } from '../../domain/programmes/rulebook';
import { CPI, day, HEAD, moment } from '../domain/values';
import { APPEALS, DOCKET, NASPI } from '../domain/proceeding/world';
import { FIRST_READING } from '../domain/readings';
import { memoryEventStore } from '../support/memory-event-store';
import { ask, registers, stepsUntil } from '../support/pathway';

const APL_ID = '57894950971' as never;
const ADHESION = '2020-01-15';

/** A register of one person in a percorso, with a loop that may be out of reach. */
class Register {
  readonly personId = randomUUID() as PersonId;
  readonly percorso = percorsoStream(randomUUID() as never);
  readonly ofPerson = proceedingStream(this.personId);
  readonly ofBody = proceedingStream(APL_ID);
  readonly woken: StreamId[] = [];
  engineIsAway = false;
  private readonly store = memoryEventStore();
  private readonly handle;
  private readonly measures;

  constructor(rulebook: Rulebook = FIRST_READING) {
    this.handle = handleWith(this.store, { digest: 'test', rulebook });
    const wake = (stream: StreamId) => {
      if (this.engineIsAway) return Promise.reject(new Error('The engine cannot be reached'));
      this.woken.push(stream);
      return Promise.resolve();
    };
    const nobody = () => Promise.reject(new Error('No outside party is asked'));
    this.measures = carryingOut(nobody, this.handle, { wake });
  }

  async begun(): Promise<this> {
    for (const [stream, command] of registers(this.personId)) await this.must(ADHESION, [stream, command]);
    const did = { type: 'DeclareDid', on: day('2019-11-04'), by: 'naspi' } as const;
    await this.must(ADHESION, [unemploymentStream(this.personId), did]);
    for (const command of stepsUntil('HoldFirstMeeting', this.personId, day(ADHESION)))
      await this.must(ADHESION, [this.percorso, command]);
    const plan = { type: 'SignPlan', on: day(ADHESION), signers: ['person', 'apl'] } as const;
    await this.must(ADHESION, [this.percorso, plan]);
    return this;
  }

  /** Asked on that day, and accepted. */
  async must(on: string, [stream, command, actor = CPI]: readonly [StreamId, Command, Actor?]) {
    const { answers } = await this.handle({ stream, now: moment(on), asks: [ask(command, { actor })] });
    expect(answers).toMatchObject([{ verdict: 'accepted' }]);
  }

  /** Of an exit or a breach of hers, or of the accreditation of the body, from its opening to the delivery of the decision. */
  async measured(stream: StreamId = this.ofPerson): Promise<number> {
    const actor = stream === this.ofBody ? HEAD : CPI;
    const percorso = this.percorso.slice('percorso/'.length) as never;
    const matter =
      stream === this.ofBody
        ? ({ kind: 'withdrawal' } as const)
        : ({
            kind: 'conditionality',
            breach: 'offer-refused',
            on: day('2020-01-31'),
            spell: NASPI,
            percorso,
          } as const);
    await this.must('2020-02-03', [stream, { type: 'OpenProceeding', on: day('2020-02-03'), matter }, actor]);
    const one = { proceeding: this.facts(stream).length, docket: DOCKET };
    const delivery = { type: 'RecordDelivery', channel: 'pec', ...one } as const;
    await this.must('2020-02-04', [stream, { ...delivery, on: day('2020-02-04'), of: 'notice' }, actor]);
    const adopt = { type: 'AdoptMeasure', on: day('2020-02-18'), reasons: ['no-answer'], ...one } as const;
    await this.must('2020-02-18', [stream, adopt, actor]);
    await this.must('2020-02-20', [stream, { ...delivery, on: day('2020-02-20'), of: 'decision' }, actor]);
    return one.proceeding;
  }

  annul(proceeding: number, stream: StreamId = this.ofPerson) {
    const command = {
      type: 'AnnulMeasure',
      on: day('2020-03-02'),
      proceeding,
      reasons: ['founded'],
      docket: DOCKET,
    } as const;
    return this.must('2020-03-02', [stream, command, stream === this.ofBody ? HEAD : APPEALS]);
  }

  facts(stream: StreamId) {
    return this.store.tables.facts.get(stream) ?? [];
  }

  types(stream: StreamId): readonly string[] {
    return this.facts(stream).map(({ event }) => event.type);
  }

  state(stream: StreamId): unknown {
    return fold(deciderOf(stream), this.facts(stream));
  }

  /** What the proceeding owes now by that name. */
  owed(effect: ProceedingEffectName, direction: OwedEffect['direction'], stream = this.ofPerson): OwedEffect {
    const { owed } = deciderOf(stream).agenda(this.state(stream), FIRST_READING);
    const found = owed.find((one) => one.effect === effect && one.direction === direction);
    if (found === undefined) throw new Error(`${direction} ${effect} is not owed`);
    return found;
  }

  /** One call of the activity. */
  perform(owed: OwedEffect, { on = '2020-03-03', stream = this.ofPerson } = {}) {
    return this.measures({ stream, owed, now: moment(on) });
  }

  /** The call, and its answer through the inbox. */
  async performed(effect: ProceedingEffectName, direction: OwedEffect['direction'], stream = this.ofPerson) {
    const owed = this.owed(effect, direction, stream);
    const outcome = await this.perform(owed, { stream });
    const { key } = owed;
    const command = { type: 'RecordEffectAnswer', key, effect, direction, ...outcome } as Command;
    await this.must('2020-03-03', [stream, command, { role: 'engine', organisation: '', user: 'discharge' }]);
    return outcome;
  }

  /** What it holds of what all share. */
  get held() {
    const { keys, limits } = this.store.tables;
    return {
      keys: [...keys].filter(([, owner]) => owner === this.percorso).map(([key]) => key),
      amounts: [...limits].map(([name, { held }]) => [name, Object.fromEntries(held)]),
    };
  }
}

const CASES = [
  {
    effect: 'end-percorso',
    touched: ({ percorso }: Register) => percorso,
    done: 'RequirementLost',
    undone: 'FactCorrected',
  },
  {
    effect: 'forfeit-status',
    touched: ({ personId }: Register) => unemploymentStream(personId),
    done: 'StatusForfeited',
    undone: 'StatusRestored',
  },
  {
    effect: 'restrict-provider',
    touched: () => aplStream(APL_ID),
    done: 'AccreditationWithdrawn',
    undone: 'RestrictionLifted',
  },
] as const;

describe.each(CASES)('$effect', ({ effect, touched, done, undone }) => {
  const measured = async () => {
    const register = await new Register().begun();
    const stream = effect === 'restrict-provider' ? register.ofBody : register.ofPerson;
    return { register, stream, number: await register.measured(stream), at: touched(register) };
  };

  it('is a fact of the stream that it touches, and its undo another', async () => {
    const { register, stream, number, at } = await measured();
    const answer = await register.performed(effect, 'do', stream);
    expect(answer).toEqual({ answer: 'done', reference: `${at}@${String(register.facts(at).length)}` });
    expect(register.types(at)).toContain(done);
    await register.annul(number, stream);
    expect(await register.performed(effect, 'undo', stream)).toMatchObject({ answer: 'done' });
    expect(register.types(at)).toContain(undone);
  });

  it('that is asked twice in one attempt, or again because nobody knows, is one fact', async () => {
    const { register, stream, at } = await measured();
    const owed = register.owed(effect, 'do', stream);
    const first = await register.perform(owed, { stream });
    const before = register.types(at);
    expect(await register.perform(owed, { stream })).toEqual(first);
    const again = { ...owed, attempt: owed.attempt + 1, mode: 'enquire' } as const;
    expect(await register.perform(again, { stream })).toMatchObject({ answer: 'done' });
    expect(register.types(at)).toEqual(before);
  });

  it('that comes after its undo is refused by name and changes nothing', async () => {
    const { register, stream, number, at } = await measured();
    const late = register.owed(effect, 'do', stream);
    const before = register.types(at);
    await register.annul(number, stream);
    expect(await register.performed(effect, 'undo', stream)).toMatchObject({ answer: 'done' });
    expect(await register.perform(late, { stream })).toEqual({
      answer: 'refused',
      reference: 'measure-not-in-force',
    });
    expect(register.types(at)).toEqual(before);
  });

  it('is done also where the loop of what it touches cannot be woken', async () => {
    const { register, stream, at } = await measured();
    register.engineIsAway = true;
    expect(await register.performed(effect, 'do', stream)).toMatchObject({ answer: 'done' });
    expect(register.types(at)).toContain(done);
  });
});

describe('the end of a percorso by a measure', () => {
  const ended = async () => {
    const register = await new Register().begun();
    const number = await register.measured();
    return { register, number };
  };

  it('wakes the loop of the percorso', async () => {
    const { register } = await ended();
    await register.performed('end-percorso', 'do');
    expect(register.woken).toEqual([register.percorso]);
  });

  it('changes nothing of one that has ended otherwise, nor does its undo', async () => {
    const { register, number } = await ended();
    const left = { type: 'ReportAbandonment', on: day('2020-02-21'), cause: 'declared' } as const;
    await register.must('2020-02-21', [register.percorso, left]);
    const before = register.types(register.percorso);
    expect(await register.performed('end-percorso', 'do')).toMatchObject({ answer: 'done' });
    await register.annul(number);
    expect(await register.performed('end-percorso', 'undo')).toMatchObject({ answer: 'done' });
    expect(register.types(register.percorso)).toEqual(before);
  });

  it('is refused by name where the programme has no such exit', async () => {
    const programmes = FIRST_READING.programmes.map((programme) => ({
      ...programme,
      versions: programme.versions.map((one) => ({
        ...one,
        exits: one.exits.filter(({ exit }) => exit !== 'lost-requirement'),
      })),
    }));
    const register = await new Register({ ...FIRST_READING, programmes }).begun();
    await register.measured();
    const before = register.types(register.percorso);
    const refused = { answer: 'refused', reference: 'exit-not-in-programme' };
    expect(await register.performed('end-percorso', 'do')).toEqual(refused);
    expect(register.types(register.percorso)).toEqual(before);
  });

  it('is undone once her place in the programme is free again, where it was another percorso’s when it was first tried', async () => {
    const { register, number } = await ended();
    await register.performed('end-percorso', 'do');
    const other = percorsoStream(randomUUID() as never);
    for (const command of stepsUntil('SubmitAdhesion', register.personId, day('2020-02-24')))
      await register.must('2020-02-24', [other, command]);
    await register.annul(number);
    expect(await register.performed('end-percorso', 'undo')).toEqual({
      answer: 'refused',
      reference: 'percorso-already-active',
    });
    const left = { type: 'ReportAbandonment', on: day('2020-03-03'), cause: 'declared' } as const;
    await register.must('2020-03-03', [other, left]);
    const proceedings = register.state(register.ofPerson) as Extract<Proceedings, { phase: 'known' }>;
    const refused = proceedings.effects.find(({ answer }) => answer === 'refused');
    const retry = { type: 'RetryProceedingEffect', key: refused?.key ?? '' } as const;
    await register.must('2020-03-03', [register.ofPerson, retry]);
    expect(await register.performed('end-percorso', 'undo')).toMatchObject({ answer: 'done' });
    expect(register.state(register.percorso)).toMatchObject({ phase: 'open' });
  });
});

test('a measure that is annulled is undone everywhere', async () => {
  const register = await new Register().begun();
  const streams = [register.percorso, unemploymentStream(register.personId), aplStream(APL_ID)];
  const standing = () => {
    const { done, end, facts } = register.state(register.percorso) as Extract<Percorso, { phase: 'ended' }>;
    const apl = register.state(aplStream(APL_ID)) as Apl;
    return {
      percorso: { done, end, facts },
      unemployment: register.state(unemploymentStream(register.personId)),
      apl: isAccreditedOn(apl, day('2020-03-03')),
      held: register.held,
    };
  };
  const before = standing();
  const [ofPerson, ofBody] = [await register.measured(), await register.measured(register.ofBody)];
  await register.performed('end-percorso', 'do');
  await register.performed('forfeit-status', 'do');
  await register.performed('restrict-provider', 'do', register.ofBody);
  const facts = streams.map((stream) => register.facts(stream).length);
  expect(standing().held.keys).toEqual([]);
  expect(standing()).not.toEqual(before);
  await register.annul(ofPerson);
  await register.annul(ofBody, register.ofBody);
  await register.performed('end-percorso', 'undo');
  await register.performed('forfeit-status', 'undo');
  await register.performed('restrict-provider', 'undo', register.ofBody);
  expect(standing()).toEqual(before);
  streams.forEach((stream, index) =>
    expect(register.facts(stream).length).toBeGreaterThan(facts[index] ?? 0),
  );
});
