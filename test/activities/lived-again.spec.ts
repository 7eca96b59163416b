import fc from 'fast-check';
import type { History } from '../../activities/decided-again';
import type { CommandRow } from '../../activities/ports';
import { redecide } from '../../activities/redecide';
import { answerOf } from '../../activities/work';
import type { StreamId } from '../../domain/identifiers';
import { asked, passed } from '../../domain/life';
import { RULEBOOK } from '../../domain/programmes';
import { REGISTERS } from '../domain/given';
import { moves, PERCORSI, play, YEARS_LATER } from '../domain/histories';
import { factsOf, live, type Asked, type World } from '../domain/model';

interface Kept {
  readonly world: World;
  readonly rows: readonly CommandRow[];
}

/** One command of a life in memory, with the row that the register would keep of it. */
function told({ world: before, rows }: Kept, one: Asked & { readonly named: boolean }): Kept {
  const { stream, command, at, actor, requestId = '', named } = one;
  const { world, result } = live(before, { stream, at, named }, (start) =>
    asked(start, { command, actor, at, toldAt: at, causation: requestId }),
  );
  const answer = answerOf(result, requestId);
  const row = { requestId, stream, ask: { command, actor }, decidedAt: at, recordedAt: at, answer };
  return { world, rows: [...rows, { ...row, read: result.read }] };
}

function waited(before: World, stream: StreamId, named: boolean): World {
  return live(before, { stream, at: YEARS_LATER, named }, function* (start) {
    return { lived: yield* passed(start, YEARS_LATER) };
  }).world;
}

function historyOf({ world, rows }: Kept, stream: StreamId): History {
  const commands = rows.filter((row) => row.stream === stream);
  const read = commands.flatMap((row) => Object.keys(row.read) as StreamId[]);
  const others = Object.fromEntries(read.map((id) => [id, factsOf(world, id)]));
  return { stream, facts: factsOf(world, stream), commands, others };
}

it('whatever was lived in memory is decided again without a difference, whether its facts have names or not', () => {
  fc.assert(
    fc.property(moves, fc.boolean(), (list, named) => {
      const lived = play(list).asks.reduce<Kept>((kept, one) => told(kept, { ...one, named }), {
        world: REGISTERS,
        rows: [],
      });
      const world = PERCORSI.reduce((now, stream) => waited(now, stream, named), lived.world);
      for (const stream of PERCORSI) {
        const history = historyOf({ ...lived, world }, stream);
        expect(redecide(history, RULEBOOK).findings).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});
