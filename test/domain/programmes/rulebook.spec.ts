import { proposed } from '../../../domain/programmes/citations';
import {
  amended,
  incompatibleWith,
  programmeCodeOf,
  programmeIn,
  rulebookBehind,
  rulebooksBefore,
  rulesIn,
  rulesNameOf,
  versionOn,
  type Rulebook,
} from '../../../domain/programmes/rulebook';
import { INVENTED, NETWORK, OFFICE } from '../../support/invented';
import { day } from '../values';

const [CLOSED, OPEN] = NETWORK.versions;
if (CLOSED === undefined || OPEN === undefined) throw new Error('The network has two versions');
const LATER = amended(OPEN, { version: 'later', adhesionFrom: day('2020-06-01') });
const source = proposed('TEST', { it: 'Inventato per i test.', en: 'Invented for the tests.' });
const RULES: Rulebook = {
  programmes: [OFFICE, { ...NETWORK, versions: [CLOSED, OPEN, LATER] }],
  incompatibilities: [{ programmes: [OFFICE.code, NETWORK.code], source }],
};

/** The versions of each programme, by name. */
const versionsOf = ({ programmes }: Rulebook) =>
  programmes.map(({ versions }) => versions.map(({ version }) => version));

describe('the version that takes an adhesion', () => {
  it.each([
    ['2018-12-31', undefined],
    ['2019-01-01', 'closed'],
    ['2020-01-31', 'closed'],
    ['2020-02-01', 'open'],
    ['2020-05-31', 'open'],
    // Two take them from here on: the last one counts.
    ['2020-06-01', 'later'],
    ['2099-12-31', 'later'],
    ['2100-01-01', undefined],
  ])('of %s is %s', (on, version) => {
    const programme = programmeIn(RULES, 'TST-RETE');
    expect(programme === undefined ? undefined : versionOn(programme, day(on))?.version).toBe(version);
  });

  it('is of a programme that there is', () => {
    expect(programmeIn(RULES, 'TST-UFFICIO')).toBe(OFFICE);
    expect(programmeIn(RULES, 'TST-NONE')).toBeUndefined();
  });
});

describe('the version that a percorso began under', () => {
  it('is found by its name, which is that of the programme and its own', () => {
    expect(rulesNameOf(LATER)).toBe('TST-RETE/later');
    expect(rulesIn(RULES, 'TST-RETE/closed')).toBe(CLOSED);
    expect(rulesIn(RULES, 'TST-RETE/later')).toBe(LATER);
    expect(programmeCodeOf('TST-RETE/later')).toBe('TST-RETE');
  });

  it('stops whoever reads a register written under rules that are not there', () => {
    expect(() => rulesIn(RULES, 'TST-RETE/never')).toThrow('No programme version is named TST-RETE/never');
    expect(() => rulesIn(INVENTED, 'TST-RETE/later')).toThrow('TST-RETE/later');
  });

  it('is the last of its programme for whoever decides again, and the others stay as they are', () => {
    expect(versionsOf(rulebookBehind(RULES, 'TST-RETE/open'))).toEqual([['invented'], ['closed', 'open']]);
    expect(versionsOf(rulebookBehind(RULES, 'TST-RETE/closed'))).toEqual([['invented'], ['closed']]);
    expect(versionsOf(rulebookBehind(RULES, 'TST-RETE/never'))).toEqual(versionsOf(RULES));
    expect(rulebookBehind(RULES, 'TST-RETE/open').incompatibilities).toBe(RULES.incompatibilities);
  });

  it('may be looked for in the rulebooks of before, the latest first, which all have a first version', () => {
    expect(rulebooksBefore(RULES).map(versionsOf)).toEqual([
      [['invented'], ['closed', 'open']],
      [['invented'], ['closed']],
    ]);
    expect(rulebooksBefore(RULES).map((one) => one.incompatibilities)).toEqual([
      RULES.incompatibilities,
      RULES.incompatibilities,
    ]);
    expect(rulebooksBefore({ programmes: [OFFICE] })).toEqual([]);
  });
});

describe('programmes that exclude each other', () => {
  it('are named from either side, with the rule that says so', () => {
    expect(incompatibleWith(RULES, 'TST-RETE')).toEqual([{ programme: 'TST-UFFICIO', source }]);
    expect(incompatibleWith(RULES, 'TST-UFFICIO')).toEqual([{ programme: 'TST-RETE', source }]);
  });

  it('are none where the rulebook names none, or others', () => {
    expect(incompatibleWith(INVENTED, 'TST-RETE')).toEqual([]);
    expect(incompatibleWith(RULES, 'TST-NONE')).toEqual([]);
  });
});

describe('an amendment', () => {
  it('changes of the terms of steps what it names, and no other step', () => {
    const short = amended(OPEN, { version: 'short', terms: { choice: { days: 4, source } } });
    const [before, after] = [OPEN, short].map(({ pathway }) => pathway);
    expect(after?.map(({ step, due }) => [step, due?.term.days])).toEqual([
      ['taking-charge', undefined],
      ['choice', 4],
      ['acceptance', 3],
      ['patto', undefined],
      ['guidance', undefined],
    ]);
    expect(after?.find(({ step }) => step === 'choice')).toMatchObject({
      due: { term: { days: 4, rollsToWorkingDay: false, source }, from: 'taking-charge', otherwise: 'lapse' },
    });
    expect(after?.filter(({ step }) => step !== 'choice')).toEqual(
      before?.filter(({ step }) => step !== 'choice'),
    );
  });

  it('of no term leaves the pathway itself, and names every term that no step has', () => {
    expect(amended(OPEN, { version: 'same' }).pathway).toBe(OPEN.pathway);
    const terms = { plan: { days: 1, source }, choice: { days: 1, source }, patto: { days: 1, source } };
    expect(() => amended(OPEN, { version: 'x', terms })).toThrow('x has no term for plan, patto');
  });
});
