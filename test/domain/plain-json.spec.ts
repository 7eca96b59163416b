import fc from 'fast-check';
import type { Apl } from '../../domain/apl/state';
import type { Agenda } from '../../domain/decider';
import { deciderOf } from '../../domain/deciders';
import type { Envelope } from '../../domain/envelope/envelope';
import type { StreamId } from '../../domain/identifiers';
import type { Incentive } from '../../domain/incentive/state';
import type { Percorso } from '../../domain/percorso/state';
import type { Person } from '../../domain/person/state';
import type { PayeeFile } from '../../domain/payee/payee';
import type { Run } from '../../domain/run/state';
import type { Json } from '../../domain/ruling';
import { REGISTERS } from './given';
import { moves, play } from './histories';
import { stateOf } from './model';

/** What is left of a type once all that is not plain JSON is gone: no function, no class, no Map, no Date, nothing undefined. */
type Plain<Value> = Json extends Value
  ? Value
  : Value extends string | number | boolean | null
    ? Value
    : Value extends undefined | ((...given: never) => unknown) | Date | ReadonlyMap<unknown, unknown>
      ? never
      : {
          readonly [Name in keyof Value]: undefined extends Value[Name]
            ? Plain<Exclude<Value[Name], undefined>> | undefined
            : Plain<Value[Name]>;
        };
type IsPlain<Value> = Value extends Plain<Value> ? true : false;

/** The compiler proves it: a state that is not plain JSON does not compile here. */
const PLAIN: {
  readonly percorso: IsPlain<Percorso>;
  readonly incentive: IsPlain<Incentive>;
  readonly person: IsPlain<Person>;
  readonly apl: IsPlain<Apl>;
  readonly envelope: IsPlain<Envelope>;
  readonly payee: IsPlain<PayeeFile>;
  readonly run: IsPlain<Run>;
  readonly agenda: IsPlain<Agenda>;
} = {
  percorso: true,
  incentive: true,
  person: true,
  apl: true,
  envelope: true,
  payee: true,
  run: true,
  agenda: true,
};
const NOT_PLAIN: { readonly map: IsPlain<Map<string, number>>; readonly date: IsPlain<{ at: Date }> } = {
  map: false,
  date: false,
};

test('states are plain JSON by their types, and what is not is told apart', () => {
  expect(Object.values(PLAIN)).not.toContain(false);
  expect(Object.values(NOT_PLAIN)).not.toContain(true);
});

test('the states and agendas of random histories come back from their text as they were', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const world = play(list).worlds.at(-1) ?? REGISTERS;
      for (const stream of Object.keys(world.facts) as StreamId[]) {
        const state = stateOf(world, stream);
        const agenda = deciderOf(stream).agenda(state, world.rulebook);
        expect(JSON.parse(JSON.stringify({ state, agenda }))).toEqual({ state, agenda });
      }
    }),
    { numRuns: 20 },
  );
});
