import { accept, refuse, type Context, type Decision, type Recorded } from '../decider';
import { DECLARATIONS } from '../programmes/annex-xiii';
import { met, notMet } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { isSameUser } from '../users';
import type { DeclarationEvent, DeclaredLine } from './declaration-events';

/** Lines that are declared to the European fund together. */
export interface Declaration {
  /** The version of the fact that proposed it, which names it. */
  readonly declaration: number;
  /** What was told up to this day. */
  readonly to: CivilDate;
  readonly lines: readonly DeclaredLine[];
  readonly cents: number;
  readonly proposedBy: string;
  /** Its number once it was certified; null until then. */
  readonly number: number | null;
}

/** Most lines in one declaration: what a person can look through, and what one fact holds. */
export const MOST_LINES = 2_000;

export type DeclarationCommand =
  | {
      readonly type: 'ProposeDeclaration';
      readonly to: CivilDate;
      /** What whoever opens the door found to be declared, by what was told up to that day. */
      readonly lines: readonly DeclaredLine[];
    }
  /** `cents` is what whoever certifies has seen of it in all. */
  | { readonly type: 'CertifyExpenditure'; readonly declaration: number; readonly cents: number }
  | { readonly type: 'RejectDeclaration'; readonly declaration: number; readonly on: CivilDate };

/** What names a line: each is declared once. */
export function lineName({ stream, version, payee }: Omit<DeclaredLine, 'cents'>): string {
  return `${stream}#${String(version)} ${payee}`;
}

/** The declarations of an envelope after one more fact; one that was rejected never was. */
export function evolveDeclarations(
  before: readonly Declaration[],
  { event, version, actor }: Recorded<DeclarationEvent>,
): readonly Declaration[] {
  switch (event.type) {
    case 'DeclarationProposed': {
      const { to, lines, cents } = event;
      const proposedBy = actor.user;
      return [...before, { declaration: version, to, lines, cents, proposedBy, number: null }];
    }
    case 'ExpenditureCertified':
      return before.map((one) =>
        one.declaration === event.declaration ? { ...one, number: event.number } : one,
      );
    case 'DeclarationRejected':
      return before.filter(({ declaration }) => declaration !== event.declaration);
  }
}

/** May this be asked of the declarations of an envelope now? */
export function decideDeclaration(
  command: DeclarationCommand,
  declarations: readonly Declaration[],
  context: Context,
): Decision<DeclarationEvent> {
  switch (command.type) {
    case 'ProposeDeclaration':
      return propose(command, declarations, context);
    case 'CertifyExpenditure':
      return certify(command, declarations, context);
    case 'RejectDeclaration':
      return reject(command, declarations, context);
  }
}

type Command<Type extends DeclarationCommand['type']> = Extract<DeclarationCommand, { type: Type }>;

/** One at a time, so that what the next holds does not hang on what becomes of this one. */
function propose(
  { to, lines }: Command<'ProposeDeclaration'>,
  declarations: readonly Declaration[],
  { today }: Context,
): Decision<DeclarationEvent> {
  if (to > today) return refuse('date-in-the-future');
  const open = openAmong(declarations);
  if (open !== undefined) return refuse('declaration-open', [String(open.declaration)]);
  if (lines.length === 0) return refuse('nothing-to-declare');
  const declared = new Set(declarations.flatMap((one) => one.lines.map(lineName)));
  const again = lines.map(lineName).filter((name) => declared.has(name));
  if (again.length > 0) return refuse('line-already-declared', again);
  const cents = lines.reduce((sum, one) => sum + one.cents, 0);
  const event: DeclarationEvent = { type: 'DeclarationProposed', to, lines, cents };
  return accept([{ event, effectiveOn: today, basis: [met(DECLARATIONS.lines, { lines: lines.length })] }]);
}

/** A second person certifies what was proposed, having seen what it comes to. */
function certify(
  { declaration, cents }: Command<'CertifyExpenditure'>,
  declarations: readonly Declaration[],
  { today, actor }: Context,
): Decision<DeclarationEvent> {
  const proposed = openAmong(declarations);
  if (proposed?.declaration !== declaration) return refuse('declaration-unknown', [String(declaration)]);
  const { proposedBy } = proposed;
  const facts = { proposedBy, certifiedBy: actor.user, cents: proposed.cents };
  if (isSameUser(proposedBy, actor.user))
    return refuse('same-person-approves', [], [notMet(DECLARATIONS.twoPersons, facts)]);
  if (cents !== proposed.cents) return refuse('declaration-of-another-sum', [String(proposed.cents)]);
  const number = declarations.length;
  const event: DeclarationEvent = { type: 'ExpenditureCertified', declaration, number, cents };
  return accept([{ event, effectiveOn: today, basis: [met(DECLARATIONS.twoPersons, facts)] }]);
}

function reject(
  { declaration, on }: Command<'RejectDeclaration'>,
  declarations: readonly Declaration[],
  { today }: Context,
): Decision<DeclarationEvent> {
  if (on > today) return refuse('date-in-the-future');
  if (openAmong(declarations)?.declaration !== declaration)
    return refuse('declaration-unknown', [String(declaration)]);
  return accept([{ event: { type: 'DeclarationRejected', declaration }, effectiveOn: on, basis: [] }]);
}

/** The one that nobody has certified yet. */
function openAmong(declarations: readonly Declaration[]): Declaration | undefined {
  return declarations.find(({ number }) => number === null);
}
