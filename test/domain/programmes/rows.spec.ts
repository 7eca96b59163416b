import type { EnvelopeCode } from '../../../domain/identifiers';
import { proposed } from '../../../domain/programmes/citations';
import { isCitation, partsOf, rulesOf } from '../../../domain/programmes/rows';
import { TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';

const source = proposed('TEST', { it: 'Una fonte inventata.', en: 'A source of no act.' });

describe('the parts of a rule', () => {
  it('have the names that the rule gives them', () => {
    expect(partsOf({ days: 30, source })).toEqual([
      ['days', 30],
      ['source', source],
    ]);
  });

  it.each(['step', 'exit', 'part', 'name', 'envelope', 'kind', 'of', 'from'])(
    'of a list are named by their %s, or else by their place',
    (field) => {
      const named = partsOf([{ [field]: 'this' }, { [field]: 7 }, { other: 'x' }, 'text', null]);
      expect(named.map(([name]) => name)).toEqual(['this', '1', '2', '3', '4']);
    },
  );

  it('of a list are told apart by a number where they have one name', () => {
    const [one, two, three] = [{ kind: 'a' }, { kind: 'b' }, { kind: 'a' }];
    expect(partsOf([one, two, three, one])).toEqual([
      ['a', one],
      ['b', two],
      ['a#2', three],
      ['a#3', one],
    ]);
  });
});

describe('a rule with its source', () => {
  it('stands under the path that leads to it, whether the source is a field or the rule itself', () => {
    const paths = rulesOf(TOS_PIO2_THIRD).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'adhesion',
        'requirements.minimum-age',
        'pathway.choice',
        'pathway.choice.due.term',
        'exits.refusal',
        'acts.payment',
        'entitlements.result.classes.TI',
        'budgets.TOS-PIO2-ASSEGNO',
      ]),
    );
    expect(paths.filter((path) => path.endsWith('.source') || path.startsWith('.'))).toEqual([]);
  });

  it('keeps its name also where that begins like a source', () => {
    const budgets = TOS_PIO2_THIRD.budgets.map((one) => ({
      ...one,
      envelope: 'source-of-all' as EnvelopeCode,
    }));
    const paths = rulesOf({ ...TOS_PIO2_THIRD, budgets: budgets.slice(1) }).map(({ path }) => path);
    expect(paths.at(-1)).toMatch(/^ranges/);
    expect(paths).toContain('budgets.source-of-all');
  });

  it('is found by what every citation has', () => {
    expect(isCitation(source)).toBe(true);
    for (const field of ['id', 'act', 'status', 'text'] as const) {
      const { [field]: _, ...rest } = source;
      expect(isCitation(rest)).toBe(false);
    }
    for (const other of [null, undefined, 'text', 7, [], {}]) expect(isCitation(other)).toBe(false);
  });
});
