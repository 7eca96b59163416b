import type { Actor } from '../../../domain/decider';
import type { Json } from '../../../domain/ruling';
import { aligned, day, euro, moment } from '../text';
import type { Explained, ExplainedRuling } from './explanation';

/** Every decision on a percorso in plain words. */
export function explainedInWords(percorsoId: string, decisions: readonly Explained[]): readonly string[] {
  return [`Percorso ${percorsoId}: ${decisions.length} decisions`, ...decisions.flatMap(inWords)];
}

function inWords(decision: Explained): readonly string[] {
  const { title, actor, at, basis } = decision;
  const by = `by ${who(actor)}, ${moment(at)}`;
  const rulings = basis.flatMap(ruling);
  if (decision.kind === 'refusal') {
    const missing = decision.missing.length === 0 ? '' : ` (${decision.missing.join(', ')})`;
    return [
      '',
      `✗  ${decision.command} refused: ${title.en}${missing}`,
      `   ${by}`,
      `   ${decision.remedy.en}`,
      ...rulings,
    ];
  }
  const { version, effectiveOn, data, causation } = decision;
  const deadline = causation.startsWith('deadline/') ? ' because its term had passed' : '';
  return [
    '',
    `${version}  ${title.en}, true on ${day(effectiveOn)}`,
    `   ${by}${deadline}`,
    ...dataOf(data),
    ...rulings,
  ];
}

function dataOf(data: object): readonly string[] {
  const words = Object.entries(data as { [name: string]: Json }).map(([name, value]) => [
    named(name),
    valued(name, value),
  ]);
  return words.length === 0 ? [] : aligned(words, '   ');
}

const MARKS = { met: '✓', 'not-met': '✗', unknown: '?' } as const;
const STATUSES: { readonly [status: string]: string } = {
  proposed: ' [proposed, to be confirmed by the notice]',
  memory: ' [from memory, to be confirmed]',
};

function ruling({
  verdict,
  rule,
  source,
  facts,
  because,
  text,
  term,
  status,
}: ExplainedRuling): readonly string[] {
  const used = Object.entries(facts).map(([name, value]) => `${named(name)} ${valued(name, value)}`);
  const unknown = because === undefined ? '' : `, not known: ${because}`;
  return [
    `   ${MARKS[verdict]} ${rule}: ${verdict}${unknown}. ${source}${STATUSES[status ?? ''] ?? ''}`,
    ...(text === undefined ? [] : [`       ${text}`]),
    ...(term === undefined ? [] : [`       ${term}`]),
    ...(term !== undefined || used.length === 0 ? [] : [`       ${used.join('; ')}`]),
  ];
}

/** `reservedCents` -> `reserved`: the unit stands with the value. */
function named(name: string): string {
  return name.replace(/Cents$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function valued(name: string, value: Json): string {
  if (value === null || value === '') return 'none';
  if (typeof value === 'number') return counted(name, value);
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((one: Json) => valued(name, one)).join(', ');
  return Object.entries(value)
    .map(([part, inner]) =>
      part === 'known' ? valued(name, inner) : `${named(part)} ${valued(part, inner)}`,
    )
    .join(', ');
}

function counted(name: string, value: number): string {
  if (name.endsWith('Cents')) return euro(value);
  return name === 'profileIndex' ? (value / 10_000).toFixed(4) : String(value);
}

function who({ role, organisation, user }: Actor): string {
  return [role, organisation, user].filter((part) => part !== '').join(' ');
}
