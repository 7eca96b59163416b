import type { ProgrammeVersion } from '../programme';
import { found, type Finding } from './finding';

/** Whether what is looked up by its name is there once. */
export function names(version: ProgrammeVersion): readonly Finding[] {
  const lists: { readonly [list: string]: readonly string[] } = {
    facts: version.facts,
    pathway: version.pathway.map(({ step }) => step),
    exits: version.exits.map(({ exit }) => exit),
    entitlements: version.entitlements.map(({ part }) => part),
    budgets: version.budgets.map(({ envelope }) => envelope),
  };
  return Object.entries(lists).flatMap(([list, all]) =>
    all
      .filter((name, index) => all.indexOf(name) !== index)
      .map((name) =>
        found('name-twice', `${list}.${name}`, [
          `«${name}» c’è due volte: vale solo la prima.`,
          `"${name}" is there twice: only the first one counts.`,
        ]),
      ),
  );
}
