import { ENGINE } from '../../domain/actors';
import {
  accept,
  refuse,
  type Accepted,
  type Agenda,
  type Claim,
  type Deadline,
  type Decision,
  type NewFact,
} from '../../domain/decider';
import type { AnyDecider, Command, DomainEvent, Fact } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { asked, driven, passed, type Decided, type Given, type Life, type Need } from '../../domain/life';
import { begun, type Lived } from '../../domain/lived';
import { NOTHING_DUE, REGISTER_ONLY } from '../../domain/register-only';
import { RULEBOOK } from '../../domain/programmes';
import type { Instant } from '../../domain/time/civil-date';
import { CPI, day, moment } from './values';

const STREAM: StreamId = 'percorso/1';
const PERSON: StreamId = 'person/1';
const NOW = moment('2020-03-10');
const command = { type: 'TakeInCharge', on: day('2020-03-10') } as const;
const TAKE: Claim = { kind: 'take-key', key: 'place', refusedAs: 'apl-full' };
const FREE: Claim = { kind: 'free-key', key: 'place' };

/** The state of the streams of these tests: the names of what happened, in order. */
type Names = readonly string[];

const named = (name: string): NewFact<DomainEvent> => ({
  event: { type: 'EnvelopeOpened', cents: 0, name } as DomainEvent,
  effectiveOn: day('2020-03-10'),
  basis: [],
});
const nameIn = ({ event }: Pick<Fact, 'event'>): string => (event as unknown as { name: string }).name;

/** A decider that remembers names; what it decides, falls due and follows, a test says. */
function decider(parts: Partial<AnyDecider>): AnyDecider {
  const remembering = {
    ...REGISTER_ONLY,
    kind: 'percorso',
    initial: [],
    evolve: (state: unknown, fact: Fact) => [...(state as Names), nameIn(fact)],
    decide: () => accept([named('asked')]),
  };
  return { ...remembering, ...parts } as AnyDecider;
}

function start(parts: Partial<AnyDecider>, setting: { readonly named?: boolean } = {}): Lived {
  const deciderOf = (stream: StreamId) => (stream === STREAM ? decider(parts) : decider({}));
  const premises = { stream: STREAM, rulebook: RULEBOOK, deciderOf, recordedAt: NOW };
  return begun({ ...premises, named: setting.named ?? true }, { state: [], version: 0 });
}

const ask = { command: command as Command, actor: CPI, at: NOW, toldAt: NOW, causation: 'r-1' };

/** The life, with what it asked for on the way. */
function after<Result>(life: Life<Result>, answer: (need: Need) => Given = () => ({})) {
  const needs: Need[] = [];
  const result = driven(life, (need) => {
    needs.push(need);
    return answer(need);
  });
  return { result, needs };
}

const told = (version: number, at: Instant, name: string): Fact => ({
  ...named(name),
  stream: PERSON,
  version,
  toldAt: at,
  recordedAt: at,
  actor: CPI,
  causation: `told-${String(version)}`,
});
const nothing = (): Decision<DomainEvent> => accept([]);
const summary = ({ facts }: Lived) => facts.map((fact) => [nameIn(fact), fact.toldAt, fact.causation]);

/** Follows the person, and notes each of its facts. */
const following: Partial<AnyDecider> = {
  follows: (state) => {
    const noted = (state as Names).filter((name) => name.startsWith('noted'));
    return [{ of: 'messages', stream: PERSON, noticed: noted.map((name) => Number(name.slice(6))) }];
  },
  observe: ({ version }) => accept([named(`noted ${String(version)}`)]),
};

/** Falls due at these instants, until as many names begin with `due`. */
function due(...instants: readonly Instant[]): Partial<AnyDecider> {
  const deadlines = instants.map((dueAt, index): Deadline => ({
    name: `term-${String(index + 1)}`,
    lastDay: day('2020-03-01'),
    dueAt,
    rule: { rule: 'R', source: 'S', verdict: 'met', facts: {} },
  }));
  return {
    agenda: (state): Agenda => {
      const past = (state as Names).filter((name) => name.startsWith('due')).length;
      return { ...NOTHING_DUE, deadlines: deadlines.slice(past) };
    },
    expire: ({ name }) => accept([named(`due ${name}`)]),
  };
}

describe('what a life asks for', () => {
  it('is nothing where the decision stands alone', () => {
    expect(after(asked(start({}), ask)).needs).toEqual([]);
  });

  it('is what it follows, what the decision reads, and what it claims, in this order and each once', () => {
    const decide = () => accept([named('asked')], [TAKE, FREE]);
    const { needs, result } = after(
      asked(start({ ...following, needs: () => ['apl/1', 'envelope/1'], decide }), ask),
      (need) => ({ facts: need.need === 'follow' ? { [PERSON]: [told(1, NOW, 'hired')] } : { 'apl/1': [] } }),
    );
    expect(needs).toEqual([
      { need: 'follow', stream: PERSON },
      { need: 'read', streams: ['apl/1', 'envelope/1'] },
      { need: 'claim', claims: [TAKE, FREE] },
    ]);
    expect(result.read).toEqual({ [STREAM]: 1, [PERSON]: 1, 'apl/1': 0 });
  });

  it('is nothing for a command that only lets time pass, whoever decides', () => {
    const never = () => {
      throw new Error('It is not asked');
    };
    const { needs, result } = after(
      asked(start({ needs: never, decide: never }), { ...ask, command: { type: 'KeepTime' } }),
    );
    expect(needs).toEqual([]);
    expect(result).toMatchObject({ decision: { verdict: 'accepted', facts: [] }, version: 0 });
  });

  it('is not asked again where what it follows was read before', () => {
    const lived = { ...start(following), followed: { [PERSON]: [told(1, NOW, 'hired')] } };
    const { needs, result } = after(passed(lived, NOW));
    expect(needs).toEqual([]);
    expect(result.state).toEqual(['noted 1']);
  });
});

describe('what others are known of', () => {
  const facts = {
    'person/2': [told(1, moment('2020-03-01'), 'early'), told(2, moment('2020-04-01'), 'late')],
  };
  const known = (knownAsTold: boolean): unknown => {
    let seen: unknown;
    const own = decider({
      needs: () => ['person/2'],
      decide: (_command, _state, context) => {
        seen = context.streams['person/2'];
        return nothing();
      },
    });
    const deciderOf = (stream: StreamId) => (stream === STREAM ? own : decider({ knownAsTold }));
    const lived = begun(
      { stream: STREAM, rulebook: RULEBOOK, deciderOf, recordedAt: NOW, named: true },
      { state: [], version: 0 },
    );
    after(asked(lived, ask), () => ({ facts }));
    return seen;
  };

  it('is what was told by then, or all that a register says', () => {
    expect(known(true)).toEqual(['early']);
    expect(known(false)).toEqual(['early', 'late']);
  });
});

describe('a claim that is not granted', () => {
  const denying = (decision: Accepted<DomainEvent>, denied: Claim): Decided =>
    after(asked(start({ decide: () => decision }), ask), () => ({ denied })).result;

  it('refuses with its own reason and leaves nothing', () => {
    const { decision, lived, version } = denying(accept([named('asked')], [TAKE]), TAKE);
    expect(decision).toEqual(refuse('apl-full'));
    expect([lived.facts, version]).toEqual([[], 0]);
  });

  it('makes what the decision says instead', () => {
    const decided = { ...accept([named('asked')], [TAKE]), otherwise: () => accept([named('instead')]) };
    const { decision, lived } = denying(decided, TAKE);
    expect(decision).toEqual(accept([named('instead')]));
    expect(lived.state).toEqual(['instead']);
  });

  it('stops loudly where it gives something back', () => {
    expect(() => denying(accept([named('asked')], [FREE]), FREE)).toThrow('gives back');
  });
});

describe('time', () => {
  it('passes before the decision: each deadline is dated when it fell due, and what is decided sees it', () => {
    const dates = [moment('2020-03-02'), moment('2020-03-05'), moment('2020-03-20')] as const;
    let seen: unknown;
    const decide: AnyDecider['decide'] = (_command, state) => {
      seen = state;
      return accept([named('asked')]);
    };
    const { lived } = after(asked(start({ ...due(...dates), decide }), ask)).result;
    expect(seen).toEqual(['due term-1', 'due term-2']);
    expect(summary(lived)).toEqual([
      ['due term-1', dates[0], 'deadline/term-1'],
      ['due term-2', dates[1], 'deadline/term-2'],
      ['asked', NOW, 'r-1'],
    ]);
    expect(lived.facts.map(({ actor, recordedAt }) => [actor, recordedAt])).toEqual([
      [ENGINE, NOW],
      [ENGINE, NOW],
      [CPI, NOW],
    ]);
  });

  it('tells first, and then lets fall due, of one instant; what was told later comes later', () => {
    const at = moment('2020-03-05');
    const followed = { [PERSON]: [told(1, moment('2020-03-06'), 'later'), told(2, at, 'at once')] };
    const { result } = after(passed(start({ ...following, ...due(at) }), NOW), () => ({ facts: followed }));
    expect(summary(result)).toEqual([
      ['noted 2', at, 'observed/person/1@2'],
      ['due term-1', at, 'deadline/term-1'],
      ['noted 1', moment('2020-03-06'), 'observed/person/1@1'],
    ]);
  });

  it('passes no further than it is asked to', () => {
    const followed = { [PERSON]: [told(1, moment('2020-03-11'), 'later')] };
    const lived = start({ ...following, ...due(moment('2020-03-12')) });
    const { result } = after(passed(lived, NOW), () => ({ facts: followed }));
    expect(result.facts).toEqual([]);
  });

  it('never passes without a trace', () => {
    const lived = start({ ...due(moment('2020-03-05')), expire: nothing });
    expect(() => after(passed(lived, NOW))).toThrow('deadline/term-1 passed without a fact');
  });
});

describe('what is recorded', () => {
  const two: Partial<AnyDecider> = { decide: () => accept([named('one'), named('two')]) };

  it('has versions in a row, and a name by its cause, where facts have names', () => {
    const { lived, version } = after(asked(start(two), ask)).result;
    expect(lived.facts.map((fact) => [fact.version, fact.ref])).toEqual([
      [1, 'r-1#1'],
      [2, 'r-1#2'],
    ]);
    expect(version).toBe(2);
    const unnamed = after(asked(start(two, { named: false }), ask)).result.lived.facts;
    expect(unnamed.every((fact) => !('ref' in fact))).toBe(true);
  });

  it('posts the money that it moved, and nothing where it moved none', () => {
    const posting = { envelope: 'E', account: 'available', payee: '', cents: 5 } as const;
    const balances = (state: unknown) => ((state as Names).length === 0 ? [] : [posting]);
    const { facts } = after(asked(start({ ...two, balances }), ask)).result.lived;
    expect(facts[0]).toMatchObject({ postings: [posting] });
    expect(facts[1]).not.toHaveProperty('postings');
  });

  it('is nothing of what is refused, and the versions read are told all the same', () => {
    const { lived, decision, read } = after(
      asked(start({ decide: () => refuse('percorso-ended') }), ask),
    ).result;
    expect(decision).toEqual(refuse('percorso-ended'));
    expect([lived.facts, read]).toEqual([[], { [STREAM]: 0 }]);
  });
});

describe('what becomes owed by an import', () => {
  const owing = (key: string) =>
    ({
      key,
      effect: 'notify',
      direction: 'do',
      mode: 'perform',
      attempt: 1,
      notBefore: NOW,
      details: {},
    }) as const;
  /** Owes an effect for each `asked`, beside one of before, until its answer is recorded. */
  const parts: Partial<AnyDecider> = {
    agenda: (state): Agenda => {
      const names = state as Names;
      const keys = ['old', ...names.filter((name) => name === 'asked')];
      const open = keys.filter((key) => !names.includes(`done ${key}`));
      return { ...NOTHING_DUE, owed: open.map(owing) };
    },
    decide: (one) =>
      accept([named(one.type === 'RecordEffectAnswer' ? `done ${one.key} in ${one.reference}` : 'asked')]),
    evolve: (state, fact) => [...(state as Names), nameIn(fact).replace(/ in .*/, '')],
  };

  it('is recorded as done with the import as its reference; what was owed before stays', () => {
    const { lived, version } = after(asked(start(parts), { ...ask, elsewhere: 'export' })).result;
    expect(summary(lived)).toEqual([
      ['asked', NOW, 'r-1'],
      ['done asked in export', NOW, 'elsewhere/asked:do'],
    ]);
    expect(lived.agenda().owed.map(({ key }) => key)).toEqual(['old']);
    expect(version).toBe(1);
  });

  it('stays owed where the command is no import', () => {
    const { lived } = after(asked(start(parts), ask)).result;
    expect(lived.agenda().owed.map(({ key }) => key)).toEqual(['old', 'asked']);
  });
});
