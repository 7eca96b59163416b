import { unemploymentStream } from '../../../domain/identifiers';
import type { UnemploymentCommand } from '../../../domain/unemployment/unemployment';
import type { Unemployment } from '../../../domain/unemployment/state';
import { ask, EMPTY, factsOf, stateOf, type World } from '../model';
import { CPI, day, MARIA, moment } from '../values';

const STREAM = unemploymentStream(MARIA);
const TODAY = '2020-03-10';

const told = (world: World, ...commands: readonly UnemploymentCommand[]) =>
  commands.reduce(
    (before, command) => ask(before.world, { stream: STREAM, command, at: moment(TODAY), actor: CPI }),
    ask(world, { stream: STREAM, command: { type: 'KeepTime' }, at: moment(TODAY), actor: CPI }),
  );

const DID = { type: 'DeclareDid', on: day('2020-01-10'), by: 'declaration' } as const;
const INCOME = {
  type: 'RecordProspectiveIncome',
  since: day('2020-02-01'),
  of: 'employment',
  cents: 800_000,
} as const;

describe('what is told of a person’s unemployment', () => {
  it('is recorded with the day since which it holds, and nothing of what follows from it', () => {
    const { world } = told(EMPTY, DID, INCOME, { type: 'RevokeDid', on: day('2020-03-01') });
    expect(factsOf(world, STREAM).map(({ effectiveOn, event }) => [effectiveOn, event])).toEqual([
      ['2020-01-10', { type: 'DidDeclared', by: 'declaration' }],
      ['2020-02-01', { type: 'ProspectiveIncomeRecorded', of: 'employment', cents: 800_000 }],
      ['2020-03-01', { type: 'DidRevoked' }],
    ]);
    expect(stateOf(world, STREAM) as Unemployment).toEqual({
      phase: 'told',
      declared: ['2020-01-10'],
      revoked: ['2020-03-01'],
      forfeited: [],
      incomes: [{ since: '2020-02-01', of: 'employment', cents: 800_000 }],
    });
  });

  it.each([
    ['a DID', DID],
    ['a DID by application for NASpI on the same day', { ...DID, by: 'naspi' }],
    ['an income', INCOME],
    ['a revocation', { type: 'RevokeDid', on: day('2020-03-01') }],
  ] as const)('is told once: %s again adds nothing', (_, command) => {
    const { world } = told(EMPTY, DID, INCOME, { type: 'RevokeDid', on: day('2020-03-01') });
    const again = told(world, command);
    expect(again.decision).toMatchObject({ verdict: 'accepted', facts: [] });
  });

  it('of an income is corrected by telling it again with another sum', () => {
    const { world } = told(EMPTY, INCOME, { ...INCOME, cents: 900_000 }, INCOME);
    expect(factsOf(world, STREAM)).toHaveLength(3);
  });

  it.each([
    ['of a day to come', { ...DID, on: day('2020-03-11') }, 'date-in-the-future'],
    ['of a day to come', { ...INCOME, since: day('2020-03-11') }, 'date-in-the-future'],
    ['of a day to come', { type: 'RevokeDid', on: day('2020-03-11') }, 'date-in-the-future'],
    ['before any DID', { type: 'RevokeDid', on: day('2020-01-09') }, 'did-not-declared'],
  ] as const)('%s is refused: %j', (_, command, reason) => {
    const { world } = told(EMPTY, DID);
    const refused = told(world, command);
    expect(refused.decision).toMatchObject({ verdict: 'refused', rejection: { reason } });
    expect(factsOf(refused.world, STREAM)).toHaveLength(1);
  });
});
