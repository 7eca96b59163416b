import { existsSync, readFileSync } from 'node:fs';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { programmeIn, rulesNameOf, type Rulebook } from '../../../domain/programmes/rulebook';
import type { Text } from '../../../domain/texts';
import { quoted } from '../../modules/texts/shown';
import { inBoth } from '../../modules/texts/text';
import { WrongUsage } from '../terminal';
import { parseDraft, type Draft, type Fault } from './draft/parse';
import { PROGRAMME_TEXTS } from './texts';

/** Every version that there is, in the order of the register. */
export function allVersions({ programmes }: Rulebook): readonly ProgrammeVersion[] {
  return programmes.flatMap(({ versions }) => versions);
}

/** What a command line names: a programme (its last version), a version, or the file of a draft, which may be unreadable. */
export function named(given: string, rulebook: Rulebook): Draft {
  const version = programmeIn(rulebook, given)?.versions.at(-1) ?? byName(given, rulebook);
  if (version !== undefined) return { version };
  if (existsSync(given)) return parseDraft(textOf(given));
  const known = rulebook.programmes.map(({ code }) => code);
  throw new WrongUsage(PROGRAMME_TEXTS.noVersion(quoted(given), known));
}

/** The same, of a draft that can be read. */
export function whichVersion(given: string, rulebook: Rulebook): ProgrammeVersion {
  const draft = named(given, rulebook);
  if ('version' in draft) return draft.version;
  throw new WrongUsage(PROGRAMME_TEXTS.cannotRead(quoted(given), draft.faults.map(faultLine)));
}

/** The version that comes before it in the register; of a draft the last of its programme, undefined where there is none. */
export function versionBefore(version: ProgrammeVersion, rulebook: Rulebook): ProgrammeVersion | undefined {
  const versions = programmeIn(rulebook, version.code)?.versions ?? [];
  const at = versions.findIndex((one) => rulesNameOf(one) === rulesNameOf(version));
  return at < 0 ? versions.at(-1) : versions[at - 1];
}

export function faultLine({ row, sentence }: Fault): Text {
  return inBoth((language) => `  ${row}  ${sentence[language]}`);
}

function byName(given: string, rulebook: Rulebook): ProgrammeVersion | undefined {
  return allVersions(rulebook).find((version) => rulesNameOf(version) === given);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
