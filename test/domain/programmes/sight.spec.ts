import type { Actor } from '../../../domain/decider';
import type { ProgrammeCode } from '../../../domain/identifiers';
import { proposed } from '../../../domain/programmes/citations';
import { FILE_READERS, type FileReader } from '../../../domain/programmes/restricted';
import { amended } from '../../../domain/programmes/rulebook';
import { FULL_SIGHT, isSeen, isSeenWhole, sightOf } from '../../../domain/programmes/sight';
import { OFFICE } from '../../support/invented';
import {
  APL_GINESTRA,
  BENEFICIARY,
  CPI,
  CPI_AREZZO,
  CPI_FIRENZE,
  ENGINE,
  GINESTRA,
  OFFICER,
} from '../values';

const source = proposed('TEST', { it: 'Inventato per i test.', en: 'Invented for the tests.' });
const OPERATOR: Actor = { role: 'operator', organisation: '', user: 'u-9' };
const code = (text: string) => text as ProgrammeCode;

/** A programme of which each version is seen by those; by all where it says nothing. */
function seenBy(name: string, ...versions: readonly (readonly FileReader[] | undefined)[]) {
  return {
    ...OFFICE,
    code: code(name),
    versions: OFFICE.versions.flatMap((version) =>
      versions.map((readers, index) =>
        amended(version, {
          version: String(index),
          code: code(name),
          ...(readers === undefined ? {} : { restricted: { seenBy: readers, source } }),
        }),
      ),
    ),
  };
}

const RULES = { programmes: [seenBy('OPEN', undefined), seenBy('APART', FILE_READERS)] };
const held = { programme: 'APART', cpi: CPI_FIRENZE, apl: APL_GINESTRA };

describe('whoever looks at the files of a restricted programme', () => {
  it.each([
    ['the office', CPI, { hidden: [], ofBody: ['APART'], body: CPI_FIRENZE }],
    ['an accredited body', GINESTRA, { hidden: [], ofBody: ['APART'], body: APL_GINESTRA }],
    ['who answers for the programme', OFFICER, { hidden: [], ofBody: [], body: null }],
    ['who runs the system', OPERATOR, { hidden: [], ofBody: [], body: null }],
    ['the person herself', BENEFICIARY, { hidden: ['APART'], ofBody: [], body: null }],
    ['the engine', ENGINE, { hidden: ['APART'], ofBody: [], body: null }],
    ['nobody in particular', null, { hidden: ['APART'], ofBody: [], body: null }],
  ] as const)('as %s sees so much', (_, actor, sight) => {
    expect(sightOf(actor, RULES)).toEqual(sight);
  });

  it.each([
    ['holding-office', CPI],
    ['chosen-provider', GINESTRA],
    ['manager', OFFICER],
    ['operator', OPERATOR],
  ] as const)('as %s sees none where it is not named', (reader, actor) => {
    const others = FILE_READERS.filter((one) => one !== reader);
    expect(sightOf(actor, { programmes: [seenBy('APART', others)] }).hidden).toEqual(['APART']);
  });

  it('sees no more than under the version that says least', () => {
    const hidden = (...versions: readonly (readonly FileReader[] | undefined)[]) =>
      sightOf(CPI, { programmes: [seenBy('APART', ...versions)] });
    expect(hidden(undefined, FILE_READERS)).toMatchObject({ hidden: [], ofBody: ['APART'] });
    expect(hidden(FILE_READERS, ['manager'], undefined)).toMatchObject({ hidden: ['APART'], ofBody: [] });
    expect(hidden(undefined, undefined)).toMatchObject({ hidden: [], ofBody: [] });
  });
});

describe('a file', () => {
  it('is seen by the office that holds it and the body that follows it', () => {
    const seen = (body: typeof CPI_FIRENZE | typeof APL_GINESTRA | null) =>
      isSeen({ hidden: [], ofBody: [code('APART')], body }, held);
    expect([CPI_FIRENZE, APL_GINESTRA, CPI_AREZZO, null].map(seen)).toEqual([true, true, false, false]);
  });

  it('of nobody is not seen by who looks for nobody', () => {
    const sight = { hidden: [], ofBody: [code('APART')], body: null };
    expect(isSeen(sight, { programme: 'APART', cpi: null, apl: null })).toBe(false);
  });

  it('of a hidden programme is seen by nobody, and of any other by all', () => {
    const sight = { hidden: [code('APART')], ofBody: [code('APART')], body: CPI_FIRENZE };
    expect(isSeen(sight, held)).toBe(false);
    expect(isSeen(sight, { ...held, programme: 'OPEN' })).toBe(true);
    expect(isSeen(FULL_SIGHT, held)).toBe(true);
    expect(FULL_SIGHT).toEqual({ hidden: [], ofBody: [], body: null });
    const elsewhere = { hidden: [], ofBody: [code('APART')], body: CPI_AREZZO };
    expect(isSeen(elsewhere, { ...held, programme: 'OPEN' })).toBe(true);
  });
});

describe('what all files of a programme come to together', () => {
  it('is for who sees each of them: of one that is hidden, or seen by its bodies alone, nobody else', () => {
    const sight = { hidden: [code('HIDDEN')], ofBody: [code('APART')], body: CPI_FIRENZE };
    expect(['OPEN', 'APART', 'HIDDEN'].map((one) => isSeenWhole(sight, one))).toEqual([true, false, false]);
    expect(isSeenWhole(FULL_SIGHT, 'APART')).toBe(true);
  });
});
