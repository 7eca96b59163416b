import { GOL_2022 } from '../../../domain/programmes/gol';
import { lint, byWeight } from '../../../domain/programmes/lint/lint';
import { found } from '../../../domain/programmes/lint/finding';
import { before, reachable } from '../../../domain/programmes/lint/order';
import { together } from '../../../domain/programmes/lint/together';
import type { EntitlementRule, ResultFeeRule } from '../../../domain/programmes/entitlements';
import type { StepRule } from '../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';
import { INVENTED } from '../../support/invented';
import { day } from '../values';

const GOOD = TOS_PIO2_THIRD;
type Spoilt = Partial<ProgrammeVersion>;
const source = GOOD.adhesion;

/** What is found once the rules are spoilt so, and was not before; in what order it comes is told elsewhere. */
const newly = (changes: Spoilt, base: ProgrammeVersion = GOOD): readonly string[] => {
  const known = new Set(lint(base).map(({ code, row, sentence }) => `${code} ${row} ${sentence.en}`));
  return lint({ ...base, ...changes })
    .filter(({ code, row, sentence }) => !known.has(`${code} ${row} ${sentence.en}`))
    .map(({ code, row }) => `${code} ${row}`);
};

const { entitlements, incentives, pathway } = GOOD;
const result = entitlements.find((one): one is ResultFeeRule => one.kind === 'result-fee');
if (result === undefined || incentives === null) throw new Error('TOS-PIO2 pays results and incentives');
const classes = (changes: object): Spoilt => ({
  entitlements: entitlements.map((rule) =>
    rule === result ? { ...result, classes: result.classes.map((one) => ({ ...one, ...changes })) } : rule,
  ),
});
const step = (name: string, changes: object): Spoilt => ({
  pathway: pathway.map((rule) => (rule.step === name ? { ...rule, ...changes } : rule)),
});
const due = (name: string, changes: object): Spoilt =>
  step(name, { due: { ...pathway.find((rule) => rule.step === name)?.due, ...changes } });
const term = (days: number) => ({ term: { days, rollsToWorkingDay: false, source } });
const provider = (changes: object): Spoilt => ({
  changes: { ...GOOD.changes, provider: { ...GOOD.changes.provider, ...changes } },
});

describe('an amount', () => {
  it.each([
    [0.5, ['amount-impossible ceiling']],
    [0, ['amount-impossible ceiling']],
    [-1, ['amount-impossible ceiling']],
    [1, []],
  ])('of %d cents is a whole number above nothing, or found', (cents, findings) => {
    expect(newly({ ceiling: { parts: ['result', 'process'], cents, source } })).toEqual(findings);
  });

  const line = { kinds: [], service: result.service, basis: source, source } as const;
  it.each<readonly [string, EntitlementRule]>([
    ['an hour', { ...line, kind: 'spend-line', part: 'x', price: { centsPerHour: 0 }, mostCents: 1 }],
    ['an activity', { ...line, kind: 'spend-line', part: 'x', price: { centsPerActivity: 0 }, mostCents: 1 }],
    ['the most', { ...line, kind: 'spend-line', part: 'x', price: { centsPerHour: 1 }, mostCents: 0 }],
    ['a business', { ...line, kind: 'business-fee', part: 'x', cents: 0 }],
    ['a month', { ...line, kind: 'allowance', part: 'x', leastMinutes: 1, centsPerMonth: 0, mostMonths: 1 }],
  ])('is looked at wherever a rule names one: of %s', (_, rule) => {
    const findings = newly({ entitlements: [...entitlements, rule] });
    expect(findings.filter((one) => one.startsWith('amount'))).toEqual(['amount-impossible entitlements.x']);
  });

  it('is looked at in the hour of a process, in what is set aside, in budgets and in incentives', () => {
    const free = entitlements.map((rule) =>
      rule.kind === 'process-fee' ? { ...rule, centsPerHour: 0 } : rule,
    );
    expect(newly({ entitlements: free })).toEqual(['amount-impossible entitlements.process']);
    const most = { resultMinCents: 1, resultMaxCents: 2, processCapCents: 3, ceilingCents: 4 };
    for (const name of Object.keys(most)) {
      const reservation = { ...GOOD.reservation, sets: 'most', ...most, [name]: 0 } as never;
      expect(newly({ reservation })).toEqual(['amount-impossible reservation']);
    }
    expect(newly({ reservation: { ...GOOD.reservation, sets: 'as-earned' } })).toEqual([]);
    const budgets = GOOD.budgets.map((one) => ({ ...one, cents: 0 }));
    expect(newly({ budgets })).toEqual(
      budgets.map(({ envelope }) => `amount-impossible budgets.${envelope}`),
    );
    const [first, ...rows] = incentives.amounts.rows;
    if (first === undefined) throw new Error('There are amounts');
    const nothing = { ...incentives.amounts, rows: [{ ...first, cents: 0 }, ...rows] };
    expect(newly({ incentives: { ...incentives, amounts: nothing } })).toEqual([
      `amount-impossible incentives.amounts.rows.${first.name}`,
      `amount-outside-range incentives.amounts.rows.${first.name}`,
    ]);
  });

  it('lies within the limits that the documents declare, both included', () => {
    const range = { of: 'result-fee', leastCents: 100_000, mostCents: 500_000, source } as const;
    const within = (changes: object) => newly({ ranges: [{ ...range, ...changes }] });
    expect(within({})).toEqual([]);
    const outside = (name: string) => `amount-outside-range entitlements.result.classes.${name}`;
    expect(within({ leastCents: 100_001 })).toEqual([outside('TI'), outside('TD6')]);
    expect(within({ mostCents: 499_999 })).toEqual([outside('TI')]);
    expect(within({ of: 'process-fee' })).toEqual(['amount-outside-range entitlements.process']);
  });

  it('is told with its limits, in euro', () => {
    const range = { of: 'process-fee', leastCents: 3_551, mostCents: 400_005, source } as const;
    const [told] = lint({ ...GOOD, ranges: [range] }).filter(({ code }) => code === 'amount-outside-range');
    expect(told?.sentence).toEqual({
      it: `35.50 euro sono fuori dai limiti dichiarati, da 35.51 a 4000.05 euro (${source.id}).`,
      en: `35.50 EUR lie outside the declared limits of 35.51 to 4000.05 EUR (${source.id}).`,
    });
  });

  it('of an outcome comes in shares that make the whole, its least at most its most', () => {
    const shares = (...all: readonly number[]) =>
      newly(classes({ milestones: all.map((share) => ({ name: 'M6', reached: { months: 6 }, share })) }));
    const both = ['TI', 'TD6'].map((name) => `amount-impossible entitlements.result.classes.${name}`);
    expect(shares(10_000)).toEqual([]);
    expect(shares(4_000, 6_000)).toEqual([]);
    expect(shares(4_000, 5_999)).toEqual(both);
    expect(shares(4_000, 6_001)).toEqual(both);
    const sums = (minCents: number, maxCents: number) => newly(classes({ minCents, maxCents }));
    expect(sums(200_000, 200_000)).toEqual([]);
    expect(sums(200_001, 200_000)).toEqual(both);
  });
});

describe('an envelope', () => {
  it('is told missing once for each use, and unused where nothing is paid out of it', () => {
    const [assegno, employers] = GOOD.budgets;
    if (assegno === undefined || employers === undefined) throw new Error('There are two envelopes');
    expect(newly({ budgets: [assegno] })).toEqual(['envelope-without-budget incentives']);
    expect(newly({ budgets: [] })).toEqual([
      'budget-not-published reservation',
      'budget-not-published incentives',
    ]);
    expect(newly({ entitlements: [], ceiling: null })).toEqual([
      `budget-without-use budgets.${assegno.envelope}`,
    ]);
    expect(newly({ incentives: null })).toEqual([`budget-without-use budgets.${employers.envelope}`]);
  });

  it('apart has money of its own, and its facts are used', () => {
    const [assegno] = GOOD.budgets;
    const apart = { envelope: 'TST-APART', domiciledIn: ['complex'], source } as never;
    const reservation = { ...GOOD.reservation, earmarked: apart };
    const facts = [...GOOD.facts, 'domicileCrisisArea'] as const;
    const budget = { ...assegno, envelope: 'TST-APART' } as never;
    const budgets = [...GOOD.budgets, budget];
    expect(newly({ reservation, facts, budgets })).toEqual([]);
    expect(newly({ reservation, facts })).toEqual(['envelope-without-budget reservation.earmarked']);
    expect(newly({ facts })).toEqual(['fact-not-used facts.domicileCrisisArea']);
  });

  it('of employers looks at the support of the person, whatever the requirements do', () => {
    const requirements = GOOD.requirements.filter(
      ({ kind }) => kind !== 'unemployed' && kind !== 'not-receiving',
    );
    expect(newly({ requirements })).toEqual(['fact-not-used facts.didOn']);
    expect(newly({ requirements, incentives: null })).toEqual([
      'fact-not-used facts.didOn',
      'fact-not-used facts.incomeSupport',
      'budget-without-use budgets.TOS-PIO2-INCENTIVI',
    ]);
  });

  it('is opened by a step that is reached, wherever something is paid', () => {
    const never = { reservation: { ...GOOD.reservation, from: 'business' } } as const;
    expect(newly(never)).toEqual(['step-unreachable reservation']);
    expect(newly({ ...never, entitlements: [], ceiling: null, budgets: GOOD.budgets.slice(1) })).toEqual([]);
  });

  it('under a ceiling is for parts that are paid', () => {
    const ceiling = { parts: ['result', 'food'], cents: 1, source };
    expect(newly({ ceiling })).toEqual(['row-never-holds ceiling']);
    expect(newly({ ceiling: null })).toEqual([]);
  });
});

describe('what is looked up by its name', () => {
  it.each([
    ['facts', 'facts.ageYears', { facts: [...GOOD.facts, 'ageYears'] }],
    [
      'exits',
      'exits.refusal',
      { exits: [...GOOD.exits, ...GOOD.exits.filter(({ exit }) => exit === 'refusal')] },
    ],
    ['parts', 'entitlements.process', { entitlements: [...entitlements, ...entitlements.slice(1)] }],
    ['budgets', 'budgets.TOS-PIO2-INCENTIVI', { budgets: [...GOOD.budgets, ...GOOD.budgets.slice(1)] }],
  ] as const)('is there once: of %s', (_, row, changes) => {
    expect(newly(changes as Spoilt).filter((one) => one.startsWith('name-twice'))).toEqual([
      `name-twice ${row}`,
    ]);
  });
});

describe('steps and their terms', () => {
  const bare = (name: string, ...after: readonly string[]) =>
    ({ step: name, after, by: ['cpi'], due: null, source }) as unknown as StepRule;
  const small = [
    bare('choice', 'profile', 'patto'),
    bare('patto', 'profile'),
    bare('profile'),
    bare('plan', 'issue'),
  ];

  it('are reached from those that come after none, in whatever order they are written', () => {
    expect(reachable(small)).toEqual(['profile', 'patto', 'choice']);
    expect(reachable([bare('plan', 'plan')])).toEqual([]);
    expect(reachable([])).toEqual([]);
  });

  it('have been taken before a step that comes after them, each once', () => {
    expect(before('choice', small)).toEqual(['profile', 'patto']);
    expect(before('plan', small)).toEqual(['issue']);
    expect(before('profile', small)).toEqual([]);
    expect(before('guidance', small)).toEqual([]);
    expect(before('plan', [bare('plan', 'patto'), bare('patto', 'plan')])).toEqual(['patto', 'plan']);
  });

  it.each([
    [1, []],
    [0, ['deadline-without-effect pathway.choice.due.term']],
    [1.5, ['deadline-without-effect pathway.choice.due.term']],
  ])('of %d days leave time to act, or are found', (days, findings) => {
    expect(newly(due('choice', term(days)))).toEqual(findings);
  });

  it('for the facts that an application lacks leave time as well', () => {
    const missing = (days: number) => ({ ...incentives, missingFacts: { ...incentives.missingFacts, days } });
    expect(newly({ incentives: missing(0) })).toEqual(['deadline-without-effect incentives.missingFacts']);
    expect(newly({ incentives: missing(1) })).toEqual([]);
  });

  it('run from a step that was taken, and open only a choice that was made', () => {
    expect(newly(due('plan', { from: 'guidance' }))).toEqual([
      'deadline-without-effect pathway.plan.due.term',
    ]);
    expect(newly(due('choice', { otherwise: 'reopen' }))).toEqual([
      'deadline-without-effect pathway.choice.due.term',
    ]);
    expect(newly(due('plan', { otherwise: 'reopen' }))).toEqual([]);
  });

  it('are left by a lapse, the end of a service that has begun, or an exit', () => {
    const stuck = (spoilt: Spoilt) =>
      newly(spoilt).flatMap((one) => one.split('step-without-way-out pathway.')[1] ?? []);
    // The service runs from the choice, which lapses.
    expect(stuck({ exits: [] })).toEqual(['taking-charge', 'profile', 'patto', 'issue']);
    const all = pathway.map(({ step: name }) => name);
    expect(stuck({ exits: [], clock: null })).toEqual(all.filter((name) => name !== 'choice'));
  });

  it('are for somebody: the provider only where one is chosen', () => {
    const own = step('plan', { by: ['provider'] });
    const other = step('plan', { by: ['provider', 'cpi'] });
    expect(newly(own)).toEqual([]);
    expect(newly({ ...own, providers: null }).filter((one) => one.endsWith('plan'))).toEqual([
      'step-without-taker pathway.plan',
    ]);
    expect(newly({ ...other, providers: null })).toEqual([]);
    expect(newly(step('plan', { by: [] }))).toEqual(['step-without-taker pathway.plan']);
  });

  it('that are never reached are found as that alone', () => {
    expect(newly(step('plan', { after: ['business'], by: [] }))).toEqual([
      'step-unreachable pathway.plan',
      'deadline-without-effect pathway.plan.due.term',
    ]);
  });
});

describe('the service', () => {
  const clock = GOOD.clock;
  it.each([
    [{ months: 1 }, []],
    [{ months: 0 }, ['clock-never-starts clock']],
    [{ days: 1 }, []],
    [{ days: 0 }, ['clock-never-starts clock']],
  ])('of %j has a length', (length, findings) => {
    const { choosingAgain, from } = clock ?? {};
    expect(newly({ clock: { ...length, from, choosingAgain, source } as never })).toEqual(findings);
  });

  it('says how long it is, in its own unit', () => {
    const told = (length: object) =>
      lint({
        ...GOOD,
        clock: { ...length, from: 'business', choosingAgain: clock?.choosingAgain, source } as never,
      })
        .filter(({ code }) => code === 'clock-never-starts')
        .map(({ sentence }) => [sentence.it.slice(0, 25), sentence.en.slice(0, 17)]);
    expect(told({ months: 6 })).toEqual([['La durata di 6 mesi parte', 'The 6 months run ']]);
    expect(told({ days: 90 })).toEqual([['La durata di 90 giorni pa', 'The 90 days run f']]);
  });
});

describe('a change', () => {
  const missing = ['change-without-effect changes.provider'];
  it.each([
    ['of nobody', { by: [] }, missing],
    ['within no days', { withinDays: 0 }, missing],
    ['within a day', { withinDays: 1 }, []],
    ['from a step that is never reached', { once: 'business' }, missing],
    ['that may never be', { most: 0, by: [] }, []],
  ] as const)('%s is found where it could never come', (_, changes, findings) => {
    expect(newly(provider(changes))).toEqual(findings);
  });

  it('within days of a choice needs a choice', () => {
    const pathwayWithout = { pathway: pathway.slice(0, 4), clock: null } as const;
    const changes = (withinDays: number | null): Spoilt => ({
      ...pathwayWithout,
      changes: {
        provider: { ...GOOD.changes.provider, once: 'patto', withinDays },
        tutor: { ...GOOD.changes.tutor, once: 'patto' },
      },
    });
    const changing = (withinDays: number | null) =>
      newly(changes(withinDays)).filter((one) => one.startsWith('change'));
    expect(changing(90)).toEqual(missing);
    expect(changing(null)).toEqual([]);
  });
});

describe('the days of adhesions', () => {
  it('may be one, and the gate may open on the last', () => {
    expect(newly({ adhesionTo: GOOD.adhesionFrom })).toEqual([]);
    expect(newly({ gate: { openFrom: GOOD.adhesionTo, source } })).toEqual([]);
    expect(newly({ gate: { openFrom: day('2099-01-01'), source } })).toEqual(['window-empty gate']);
    expect(newly({ gate: { openFrom: null, source } })).toEqual(['not-open gate']);
    expect(newly({ adhesionTo: day('2019-01-01'), gate: { openFrom: null, source } })).toEqual([
      'window-empty adhesion',
    ]);
  });
});

describe('a source', () => {
  const gateOf = (changes: object): Spoilt => ({
    gate: { openFrom: GOOD.adhesionFrom, source: { ...source, ...changes } },
  });
  const sentences = (changes: object) =>
    lint({ ...GOOD, ...gateOf(changes) })
      .filter(({ row }) => row === 'gate')
      .map(({ code, sentence }) => [code, sentence.it, sentence.en]);

  it('has an id, an act and a text in both languages', () => {
    const text = { it: 'x', en: ' ' };
    expect(sentences({ status: 'seed', id: '', act: ' ', text })).toEqual([
      [
        'citation-missing',
        'Alla fonte di questa regola manca il riferimento, l’atto, il testo.',
        'The source of this rule lacks its id, act, text.',
      ],
    ]);
    for (const field of ['id', 'act'] as const)
      expect(sentences({ status: 'seed', [field]: ' ' }).map(([code]) => code)).toEqual(['citation-missing']);
    expect(sentences({ status: 'seed', text: { it: '', en: 'x' } })).toHaveLength(1);
  });

  it('is told where it is proposed or from memory, and not where an act or a document says it', () => {
    const text = { it: 'sì', en: 'yes' };
    expect(sentences({ status: 'proposed', id: 'P1', text })).toEqual([
      [
        'still-proposed',
        'Valore proposto, da confermare con l’avviso (P1): sì',
        'A proposed value, to be confirmed by the notice (P1): yes',
      ],
    ]);
    expect(sentences({ status: 'memory', id: 'P1', text })).toEqual([
      [
        'still-proposed',
        'Valore citato a memoria, da confermare con l’avviso (P1): sì',
        'A value from memory, to be confirmed by the notice (P1): yes',
      ],
    ]);
    expect(sentences({ status: 'official' })).toEqual([]);
    expect(sentences({ status: 'seed' })).toEqual([]);
  });
});

describe('what only some programmes provide', () => {
  it('leads by an assessment to paths, after a profile', () => {
    expect(newly({}, GOL_2022)).toEqual([]);
    const unmeasured = GOL_2022.pathway.filter(({ step: name }) => name !== 'profile');
    const afterless = unmeasured.map((rule) => ({
      ...rule,
      after: rule.after.map((one) => (one === 'profile' ? 'taking-charge' : one)),
    }));
    // Without a profile neither the paths nor what is worked out from it has what it needs.
    expect(newly({ pathway: afterless }, GOL_2022)).toEqual([
      'provision-without-effect paths',
      'profile-not-measured pathway.assessment',
      'profile-not-measured entitlements.result',
    ]);
    const { paths: _, ...without } = GOL_2022;
    expect(newly({}, without)).toEqual([]);
    expect(lint(without).map(({ code, row }) => `${code} ${row}`)).toContain(
      'provision-without-effect pathway.assessment',
    );
  });

  it('is for somebody to see', () => {
    expect(newly({ restricted: { seenBy: ['manager'], source } })).toEqual(
      newly({ restricted: { seenBy: ['manager', 'operator'], source } }),
    );
    expect(newly({ restricted: { seenBy: [], source } })).toContain('provision-without-effect restricted');
  });

  it('pays for a business where that step is reached', () => {
    const fee = {
      kind: 'business-fee',
      part: 'business',
      basis: source,
      cents: 1,
      service: { ...result.service, source },
      source,
    } as const;
    const own = { ...pathway[0], step: 'business', after: ['plan'], due: null } as StepRule;
    const paid = { entitlements: [...entitlements, fee] };
    expect(newly(paid)).toEqual(['provision-without-effect entitlements.business']);
    expect(newly({ ...paid, pathway: [...pathway, own] })).toEqual([]);
  });
});

describe('cases of a table', () => {
  const columns = { colour: ['red', 'blue'], size: ['small', 'large'] } as const;
  it('are told together where they differ in one column, and a column that is free is not named', () => {
    const all = [
      { colour: 'red', size: 'small' },
      { colour: 'red', size: 'large' },
      { colour: 'blue', size: 'small' },
    ] as const;
    expect(together(columns, all.slice(0, 1))).toEqual([{ colour: ['red'], size: ['small'] }]);
    expect(together(columns, all.slice(0, 2))).toEqual([{ colour: ['red'] }]);
    expect(together(columns, all)).toEqual([{ colour: ['red'] }, { colour: ['blue'], size: ['small'] }]);
    expect(together(columns, [all[0], all[2]])).toEqual([{ size: ['small'] }]);
    expect(together(columns, [])).toEqual([]);
  });
});

it('what weighs most comes first, and what weighs the same as it was found', () => {
  const [note, warning, error, other] = (
    ['table-gap', 'never-concludes', 'name-twice', 'window-empty'] as const
  ).map((code) => found(code, code, ['', '']));
  if (note === undefined || warning === undefined || error === undefined || other === undefined) return;
  expect(byWeight([note, warning, error, other])).toEqual([error, other, warning, note]);
  expect(INVENTED.programmes.flatMap(({ versions }) => versions.flatMap(lint))).not.toEqual([]);
});

describe('a service that waits for another choice', () => {
  const { clock } = GOOD;
  if (clock === null) throw new Error('TOS-PIO2 counts the months of its service');
  const waits = { clock: { ...clock, choosingAgain: { service: 'waits', source } } } as const;
  const untimed = step('choice', { due: null });

  it('has a term to choose, or waits for nothing', () => {
    const found = newly({ ...waits, ...untimed });
    expect(found).toContain('waits-without-term clock.choosingAgain');
    expect(newly(untimed)).not.toContain('waits-without-term clock.choosingAgain');
    expect(newly({ ...waits, ...step('acceptance', { due: null }) })).not.toContain(
      'waits-without-term clock.choosingAgain',
    );
    expect(newly({ clock: null })).not.toContain('waits-without-term clock.choosingAgain');
  });
});

describe('the id of a rule', () => {
  const named = (exit: string, id: string) => ({ exit, causes: [], by: ['cpi'], source: { ...source, id } });
  const shared = (...exits: readonly object[]) =>
    newly({ exits: exits as never }).filter((one) => one.startsWith('exit-id-shared'));

  it('is of one kind of exit, whichever of them comes first', () => {
    expect(shared(named('abandonment', 'X-1'), named('refusal', 'X-2'))).toEqual([]);
    expect(shared(named('abandonment', 'X-1'), named('abandonment', 'X-1'))).toEqual([]);
    const last = shared(
      named('abandonment', 'X-1'),
      named('refusal', 'X-2'),
      named('lost-requirement', 'X-2'),
    );
    expect(last).toEqual(['exit-id-shared exits.lost-requirement']);
  });
});

describe('a table whose rows say the same', () => {
  const table = incentives.amounts;
  const twice = {
    ...table,
    rows: [...table.rows, ...table.rows.map((row) => ({ ...row, name: `${row.name}-again` }))],
  };
  const overlaps = lint({ ...GOOD, incentives: { ...incentives, amounts: twice } }).filter(
    ({ code }) => code === 'table-overlap',
  );

  const holdsFor = (name: string, values: readonly string[]) => {
    const asked = Object.values(twice.rows.find((one) => one.name === name)?.when ?? {});
    return asked.every((allowed: readonly string[]) => allowed.some((one) => values.includes(one)));
  };

  it('is told pair by pair, with a case of that very pair', () => {
    expect(overlaps.length).toBeGreaterThan(1);
    for (const { row, sentence } of overlaps) {
      const [, pair = '', example = ''] = /\(([^)]*)\), like ([^:]*):/.exec(sentence.en) ?? [];
      const [first = '', second = ''] = pair.split(' + ');
      expect(row).toBe(`incentives.amounts.rows.${first}`);
      const values = example.split(', ');
      expect(values).toHaveLength(Object.keys(table.columns).length);
      expect([first, second].map((name) => holdsFor(name, values))).toEqual([true, true]);
    }
  });
});

describe('what is set aside for a profile', () => {
  const { envelope, from } = GOOD.reservation;
  const sums = { resultMinCents: 1, resultMaxCents: 2, processCapCents: 3, ceilingCents: 4 };
  const reservation = { sets: 'most', envelope, from, ...sums, source } as const;
  const early = newly({ reservation, ...step(from, { after: ['taking-charge'] }) });

  it('is looked for where the step that sets it aside is there, and may come before the profile', () => {
    expect(early).toContain('profile-not-measured reservation');
    expect(newly({ reservation })).not.toContain('profile-not-measured reservation');
    const without = { pathway: pathway.filter((rule) => rule.step !== from) };
    expect(newly({ reservation, ...without })).not.toContain('profile-not-measured reservation');
  });
});
