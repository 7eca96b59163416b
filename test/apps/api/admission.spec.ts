import { randomUUID } from 'node:crypto';
import { handleWith, type Handle, type Handled, type Handling } from '../../../activities/handle';
import type { Answer, Ask } from '../../../activities/ports';
import { WAKE, type Told } from '../../../activities/told';
import { Admission, Overloaded } from '../../../apps/modules/admission/admission';
import { holds } from '../../../apps/ops/start/poll';
import type { Command } from '../../../domain/deciders';
import type { StreamId } from '../../../domain/identifiers';
import { memoryEventStore } from '../../support/memory-event-store';
import { ask, registers, stepsUntil, today } from '../../support/pathway';
import { RULEBOOK } from '../../../domain/programmes';

const LIMITS = { waitingPerStream: 200, waitingInAll: 2_000, waitMs: 8_000 };
const STREAM: StreamId = 'percorso/one';
const OTHER: StreamId = 'percorso/other';
const nobody = (): void => undefined;

const named = (requestId: string): Ask => ask({ type: 'KeepTime' }, { requestId });
const idsOf = (answers: readonly Answer[]): readonly string[] => answers.map(({ requestId }) => requestId);

/** What a call comes to in which every command is accepted and nobody has to know. */
function accepted({ asks }: Handling, more: Partial<Handled> = {}): Handled {
  const answers = asks.map(({ requestId }): Answer => ({
    requestId,
    verdict: 'accepted',
    version: 1,
    facts: [],
  }));
  const agenda = { version: 1, wakeAt: null, term: null, owed: null, closed: false, label: null };
  return { answers, agenda, told: null, followers: [], ...more };
}

/** A register whose calls end when the test says so: what each was asked, and how it goes on. */
function slowRegister() {
  const calls: { readonly stream: StreamId; readonly ids: readonly string[]; readonly end: () => void }[] =
    [];
  const handle: Handle = async (handling) => {
    const { stream, asks } = handling;
    await new Promise<void>((end) => {
      calls.push({ stream, ids: asks.map(({ requestId }) => requestId), end });
    });
    return accepted(handling);
  };
  const began = async (count: number): Promise<void> => {
    expect(await holds(() => calls.length >= count, { withinMs: 5_000, everyMs: 1 })).toBe(true);
  };
  return {
    calls,
    handle,
    /** Ends the nth call, and waits for the one after it. */
    next: async (nth: number): Promise<void> => {
      calls[nth]?.end();
      await began(nth + 2);
    },
    end: (nth: number): void => calls[nth]?.end(),
  };
}

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, nth) => `n-${nth}`);

describe('the commands of one stream', () => {
  test('are decided one call after the other, in the order in which they came', async () => {
    const { calls, handle, next, end } = slowRegister();
    const admission = new Admission(handle, nobody, LIMITS);
    const answers = ['a', 'b', 'c'].map((id) => admission.ask(STREAM, [named(id)]));
    expect(calls.map(({ ids }) => ids)).toEqual([['a']]);
    await next(0);
    const late = admission.ask(STREAM, [named('d')]);
    expect(calls.map(({ ids }) => ids)).toEqual([['a'], ['b', 'c']]);
    await next(1);
    end(2);
    expect((await Promise.all([...answers, late])).map(idsOf)).toEqual([['a'], ['b'], ['c'], ['d']]);
    expect(calls.map(({ ids }) => ids)).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  test('that wait share a transaction, up to a hundred of them', async () => {
    const { calls, handle, next, end } = slowRegister();
    const admission = new Admission(handle, nobody, LIMITS);
    const ids = numbered(151);
    const answers = ids.map((id) => admission.ask(STREAM, [named(id)]));
    await next(0);
    await next(1);
    end(2);
    expect((await Promise.all(answers)).map(idsOf)).toEqual(ids.map((id) => [id]));
    expect(calls.map((call) => call.ids.length)).toEqual([1, 100, 50]);
    expect(calls.flatMap((call) => call.ids)).toEqual(ids);
  });

  test('of one sender stay together, and each sender gets the answers to its own', async () => {
    const { calls, handle, next, end } = slowRegister();
    const admission = new Admission(handle, nobody, LIMITS);
    const lists = [['first'], numbered(60), ['x', 'y'], numbered(60).map((id) => `m-${id}`)];
    const answers = lists.map((ids) => admission.ask(STREAM, ids.map(named)));
    await next(0);
    await next(1);
    end(2);
    expect((await Promise.all(answers)).map(idsOf)).toEqual(lists);
    expect(calls.map((call) => call.ids.length)).toEqual([1, 62, 60]);
  });

  test('never wait for another stream', async () => {
    const { calls, handle, end } = slowRegister();
    const admission = new Admission(handle, nobody, LIMITS);
    const held = admission.ask(STREAM, [named('held')]);
    const other = admission.ask(OTHER, [named('other')]);
    expect(calls.map(({ stream }) => stream)).toEqual([STREAM, OTHER]);
    end(1);
    expect(idsOf(await other)).toEqual(['other']);
    end(0);
    expect(idsOf(await held)).toEqual(['held']);
  });
});

describe('what may wait', () => {
  const refusal = (asked: Promise<unknown>): Promise<unknown> => asked.catch((failure: unknown) => failure);

  test('is bounded for each stream: who comes after that is sent away at once, and nobody else', async () => {
    const { handle, next, end } = slowRegister();
    const admission = new Admission(handle, nobody, { ...LIMITS, waitingPerStream: 3 });
    const asked = ['a', 'b', 'c', 'd'].map((id) => admission.ask(STREAM, [named(id)]));
    expect(await refusal(admission.ask(STREAM, [named('e')]))).toEqual(new Overloaded(STREAM));
    const other = admission.ask(OTHER, [named('other')]);
    end(1);
    expect(idsOf(await other)).toEqual(['other']);
    await next(0);
    await next(1);
    end(2);
    expect((await Promise.all(asked)).map(idsOf)).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  test('is bounded for all streams together, and there is room again once something was decided', async () => {
    const { handle, next, end } = slowRegister();
    const admission = new Admission(handle, nobody, { ...LIMITS, waitingInAll: 2 });
    const asked = ['a', 'b', 'c'].map((id) => admission.ask(STREAM, [named(id)]));
    const running = admission.ask(OTHER, [named('x')]);
    expect(await refusal(admission.ask(OTHER, [named('y')]))).toBeInstanceOf(Overloaded);
    end(0);
    await next(1);
    const room = admission.ask(OTHER, [named('z')]);
    end(2);
    expect((await Promise.all([...asked, running])).map(idsOf)).toEqual([['a'], ['b'], ['c'], ['x']]);
    await next(2);
    end(3);
    expect(idsOf(await room)).toEqual(['z']);
  });

  test('is sent back after a while, however many they are, and the stream goes on', async () => {
    const { calls, handle, end } = slowRegister();
    const admission = new Admission(handle, nobody, { ...LIMITS, waitMs: 20 });
    const first = admission.ask(STREAM, [named('first')]);
    const crowd = numbered(150).map((id) => refusal(admission.ask(STREAM, [named(id)])));
    const since = performance.now();
    await holds(() => performance.now() - since > 25, { withinMs: 5_000, everyMs: 5 });
    end(0);
    expect(idsOf(await first)).toEqual(['first']);
    for (const refused of await Promise.all(crowd)) expect(refused).toBeInstanceOf(Overloaded);
    const next = admission.ask(STREAM, [named('next')]);
    end(1);
    expect(idsOf(await next)).toEqual(['next']);
    expect(calls.map(({ ids }) => ids)).toEqual([['first'], ['next']]);
  });
});

const away = (): Error => Object.assign(new Error('Connection terminated'), { code: '57P01' });

describe('a call that fails', () => {
  test('for a mistake in one command costs the others nothing', async () => {
    const calls: (readonly string[])[] = [];
    const handle: Handle = async (handling) => {
      const ids = handling.asks.map(({ requestId }) => requestId);
      calls.push(ids);
      await Promise.resolve();
      if (ids.includes('broken')) throw new Error('an impossible state');
      return accepted(handling);
    };
    const admission = new Admission(handle, nobody, LIMITS);
    const asked = ['first', 'good', 'broken', 'fine'].map((id) => admission.ask(STREAM, [named(id)]));
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(calls).toEqual([['first'], ['good', 'broken', 'fine'], ['good'], ['broken'], ['fine']]);
  });

  test('because the database is away rejects all who were asked, without asking it for each of them', async () => {
    let calls = 0;
    const handle: Handle = () => Promise.reject(((calls += 1), away()));
    const admission = new Admission(handle, nobody, LIMITS);
    const asked = ['a', 'b', 'c'].map((id) => admission.ask(STREAM, [named(id)]));
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(calls).toBe(2);
  });

  test('after its commit loses nothing: the same key has its answer, and the fact is there once', async () => {
    const store = memoryEventStore();
    const real = handleWith(store, { digest: 'test', rulebook: RULEBOOK });
    let isLost = true;
    const handle: Handle = async (handling) => {
      const handled = await real(handling);
      if (isLost) throw away();
      return handled;
    };
    const told: StreamId[] = [];
    const admission = new Admission(handle, (stream) => void told.push(stream), LIMITS);
    const stream: StreamId = `person/${randomUUID()}`;
    const registration = ask({ type: 'RegisterPerson' });
    await expect(admission.ask(stream, [registration])).rejects.toThrow('Connection terminated');
    isLost = false;
    const [answer] = await admission.ask(stream, [registration]);
    expect(answer).toMatchObject({ verdict: 'accepted', version: 1, facts: ['PersonRegistered'] });
    expect(store.tables.facts.get(stream)).toHaveLength(1);
    expect(told).toEqual([]);
  });

  test('for want of room is remembered until something was written', async () => {
    let isFull = true;
    const full = Object.assign(new Error('could not extend file: No space left'), { code: '53100' });
    const handle: Handle = (handling) =>
      isFull ? Promise.reject(full) : Promise.resolve(accepted(handling));
    const admission = new Admission(handle, nobody, LIMITS);
    expect(admission.isRefusedByDatabase()).toBe(false);
    await expect(admission.ask(STREAM, [named('a')])).rejects.toBe(full);
    expect(admission.isRefusedByDatabase()).toBe(true);
    isFull = false;
    await admission.ask(STREAM, [named('a')]);
    expect(admission.isRefusedByDatabase()).toBe(false);
  });
});

describe('the workflows', () => {
  /** An admission on a register in memory, and whatever it told, in its order, with what the register held by then. */
  function telling() {
    const store = memoryEventStore();
    const told: { readonly stream: StreamId; readonly told: Told; readonly version: number }[] = [];
    const tell = (stream: StreamId, what: Told): void => {
      told.push({ stream, told: what, version: store.tables.facts.get(stream)?.length ?? 0 });
    };
    const admission = new Admission(handleWith(store, { digest: 'test', rulebook: RULEBOOK }), tell, LIMITS);
    const one = async (stream: StreamId, command: Command): Promise<void> => {
      expect(await admission.ask(stream, [ask(command)])).toMatchObject([{ verdict: 'accepted' }]);
    };
    return { one, told, admission };
  }

  async function percorso({ one }: Pick<ReturnType<typeof telling>, 'one'>) {
    const personId = randomUUID();
    for (const [stream, command] of registers(personId)) await one(stream, command);
    for (const command of stepsUntil('IssueAssegno', personId)) await one(`percorso/${personId}`, command);
    return { stream: `percorso/${personId}`, person: `person/${personId}` } as const;
  }

  test('are told the steps of the pathway by name once they are in the register, and nothing of the registers', async () => {
    const world = telling();
    const { stream } = await percorso(world);
    expect(world.told.map(({ told: { facts } }) => facts)).toEqual(
      ['AdhesionSubmitted', 'TakenInCharge', 'ProfileAssigned', 'PattoSigned', 'AssegnoIssued'].map(
        (type, index) => [{ type, version: index + 1 }],
      ),
    );
    for (const { told, ...where } of world.told)
      expect(where).toEqual({ stream, version: told.agenda?.version });
  });

  test('of streams that follow are woken when there is something to take notice of', async () => {
    const world = telling();
    const { stream, person } = await percorso(world);
    const before = world.told.length;
    const communication = {
      protocol: '1700020000000017',
      receivedOn: today(),
      kind: 'ordinary',
      event: 'hire',
      module: 'ordinary',
      employer: '01234567890',
      contract: 'A.02.00',
      eventOn: today(),
      plannedEndOn: null,
      weeklyHours: 4000,
      fullTimeHours: 4000,
      refersTo: null,
    };
    await world.one(person, { type: 'ReportEmployment', communication } as unknown as Command);
    expect(world.told.slice(before)).toMatchObject([{ stream, told: WAKE }]);
  });

  test('hear nothing of what was refused', async () => {
    const world = telling();
    const { stream } = await percorso(world);
    const before = world.told.length;
    const again = ask({ type: 'TakeInCharge', on: today() });
    expect(await world.admission.ask(stream, [again])).toMatchObject([{ verdict: 'refused' }]);
    expect(world.told).toHaveLength(before);
  });
});
