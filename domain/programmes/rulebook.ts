import { remembered } from '../remembered';
import type { Citation } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import type { StepName, StepRule } from './pathway';
import type { Incompatibility, Programme, ProgrammeVersion } from './programme';
import type { Term } from './term';

/** The programmes that there are, as plain data. It is handed to whoever decides; so a draft or a test can hand over another. */
export interface Rulebook {
  readonly programmes: readonly Programme[];
  /** The pairs of them that exclude each other; of a pair that is not here a person may be in both at once. */
  readonly incompatibilities?: readonly Incompatibility[];
}

/** A version of a programme's rules by name, as a percorso remembers it: `TOS-PIO2/2019-12-21`. */
export type RulesName = `${string}/${string}`;

export function rulesNameOf(version: ProgrammeVersion): RulesName {
  return `${version.code}/${version.version}`;
}

export function programmeIn({ programmes }: Rulebook, code: string): Programme | undefined {
  return programmes.find((programme) => programme.code === code);
}

/** The programmes in none of which a person may be while she is in that one, each with the rule that says so. */
export function incompatibleWith(
  { incompatibilities = [] }: Rulebook,
  code: string,
): readonly { readonly programme: string; readonly source: Citation }[] {
  return incompatibilities.flatMap(({ programmes, source }) =>
    programmes.some((one) => one === code)
      ? programmes.filter((one) => one !== code).map((programme) => ({ programme, source }))
      : [],
  );
}

/** The version that takes adhesions on that day, of several the last; undefined when the programme is closed to them. */
export function versionOn(programme: Programme, on: CivilDate): ProgrammeVersion | undefined {
  return programme.versions.findLast((version) => version.adhesionFrom <= on && on <= version.adhesionTo);
}

/** What an amendment changes: rules as a whole, or what it names of the terms of steps, with the source that says so. */
type Amendment = Partial<ProgrammeVersion> & Pick<ProgrammeVersion, 'version'> & { readonly terms?: Terms };
type Terms = { readonly [step in StepName]?: Partial<Term> & Pick<Term, 'source'> };

/** A version with some of its rules changed, under a name of its own; what is not named stays as it was. */
export function amended(base: ProgrammeVersion, { terms, ...changes }: Amendment): ProgrammeVersion {
  const version = { ...base, ...changes };
  return terms === undefined ? version : { ...version, pathway: withTerms(version, terms) };
}

/** A term that no step has cannot change: it stops. */
function withTerms({ pathway, version }: ProgrammeVersion, terms: Terms): readonly StepRule[] {
  const termed = pathway.flatMap(({ step, due }) => (due === null ? [] : [step]));
  const unknown = Object.keys(terms).filter((step) => !termed.some((one) => one === step));
  if (unknown.length > 0) throw new Error(`${version} has no term for ${unknown.join(', ')}`);
  return pathway.map((rule) => {
    const { due } = rule;
    return due === null
      ? rule
      : ({ ...rule, due: { ...due, term: { ...due.term, ...terms[rule.step] } } } as StepRule);
  });
}

/**
 * The rulebook as it stood for a stream that began under the version of that name: of its programme no later versions. Who
 * decides again what was decided then must not find rules that came after.
 */
export function rulebookBehind({ programmes, ...beside }: Rulebook, name: RulesName): Rulebook {
  return {
    ...beside,
    programmes: programmes.map((programme) => {
      const last = programme.versions.findIndex((version) => rulesNameOf(version) === name);
      return last < 0 ? programme : { ...programme, versions: programme.versions.slice(0, last + 1) };
    }),
  };
}

/** The rulebook as it stood before each of its last versions, the latest first; of every programme its first version is always there. */
export function rulebooksBefore({ programmes, ...beside }: Rulebook): readonly Rulebook[] {
  const most = Math.max(...programmes.map(({ versions }) => versions.length));
  return Array.from({ length: most - 1 }, (_, later) => ({
    ...beside,
    programmes: programmes.map((programme) => {
      const { versions } = programme;
      return { ...programme, versions: versions.slice(0, Math.max(1, versions.length - 1 - later)) };
    }),
  }));
}

/** The version that a percorso pinned. A name that no programme has is a register written under other rules: it stops. */
export function rulesIn(rulebook: Rulebook, name: RulesName): ProgrammeVersion {
  const found = versionsByName(rulebook).get(name);
  if (found === undefined) throw new Error(`No programme version is named ${name}`);
  return found;
}

/** Every version under its name; every decision looks for one. */
const versionsByName = remembered(
  ({ programmes }: Rulebook) =>
    new Map(
      programmes
        .flatMap(({ versions }) => versions)
        .map((version) => [rulesNameOf(version), version] as const),
    ),
);

/** `TOS-PIO2/2019-12-21` -> `TOS-PIO2`. */
export function programmeCodeOf(rules: RulesName): string {
  return rules.slice(0, rules.indexOf('/'));
}
