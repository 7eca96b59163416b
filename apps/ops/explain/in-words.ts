import type { Actor } from '../../../domain/decider';
import type { Json } from '../../../domain/ruling';
import type { Text } from '../../../domain/texts';
import { actText } from '../../modules/texts/acts';
import { codeText } from '../../modules/texts/codes';
import { missingText } from '../../modules/texts/pathway';
import { alike, inBoth, joined, text } from '../../modules/texts/text';
import { aligned, BLANK, day, moment } from '../text';
import { OPS_TEXTS } from '../texts';
import type { Explained, ExplainedRuling } from './explanation';
import { fieldText, numberText, writtenText } from './fields';
import { EXPLAIN_TEXTS } from './texts';

/** Every decision on a percorso in plain words. */
export function explainedInWords(percorsoId: string, decisions: readonly Explained[]): readonly Text[] {
  return [EXPLAIN_TEXTS.decisions(percorsoId, decisions.length), ...decisions.flatMap(decisionInWords)];
}

/** One decision with the rules that allowed or refused it. */
export function decisionInWords(decision: Explained): readonly Text[] {
  const { title, actor, at, basis } = decision;
  const rulings = basis.flatMap(ruling);
  if (decision.kind === 'refusal') {
    const refused = EXPLAIN_TEXTS.refused(decision.command, withMissing(title, decision.missing));
    return [
      BLANK,
      indented('✗  ', refused),
      indented('   ', EXPLAIN_TEXTS.by(who(actor), moment(at), false)),
      indented('   ', decision.remedy),
      ...rulings,
    ];
  }
  const { version, effectiveOn, data, said, causation } = decision;
  return [
    BLANK,
    indented(`${version}  `, EXPLAIN_TEXTS.trueOn(title, effectiveOn)),
    indented('   ', EXPLAIN_TEXTS.by(who(actor), moment(at), causation.startsWith('deadline/'))),
    ...(said === undefined ? dataOf(data) : saidInWords(said)),
    ...rulings,
  ];
}

function saidInWords(said: Text): readonly Text[] {
  return said.it === '' ? [] : [indented('   ', said)];
}

function withMissing(title: Text, missing: readonly string[]): Text {
  if (missing.length === 0) return title;
  const what = joined(missing.map(missingText), ', ');
  return text(`${title.it} (${what.it})`, `${title.en} (${what.en})`);
}

function indented(indent: string, line: Text): Text {
  return inBoth((language) => `${indent}${line[language]}`);
}

function dataOf(data: object): readonly Text[] {
  const words = Object.entries(data as { [name: string]: Json }).map(([name, value]) => [
    fieldText(name),
    valued(name, value),
  ]);
  return words.length === 0 ? [] : aligned(words, '   ');
}

const MARKS = { met: '✓', 'not-met': '✗', unknown: '?' } as const;

function ruling(one: ExplainedRuling): readonly Text[] {
  const { verdict, rule, source, facts, because, text: words, term, status } = one;
  const used = Object.entries(facts).map(([name, value]) => withValue(name, value));
  const unknown = because === undefined ? BLANK : EXPLAIN_TEXTS.notKnown(codeText('unknown', because));
  const doubt = statusText(status);
  const [found, act] = [codeText('verdict', verdict), actText(source)];
  return [
    inBoth(
      (language) =>
        `   ${MARKS[verdict]} ${rule}: ${found[language]}${unknown[language]}. ${act[language]}${doubt[language]}`,
    ),
    ...(words === undefined ? [] : [indented('       ', words)]),
    ...(term === undefined ? [] : [indented('       ', term)]),
    ...(term !== undefined || used.length === 0 ? [] : [indented('       ', joined(used, '; '))]),
  ];
}

function statusText(status: string | undefined): Text {
  return status === 'memory' ? EXPLAIN_TEXTS.memory : EXPLAIN_TEXTS.noStatus;
}

function withValue(name: string, value: Json): Text {
  return joined([fieldText(name), valued(name, value)], ' ');
}

function valued(name: string, value: Json): Text {
  if (value === null || value === '') return OPS_TEXTS.none;
  if (typeof value === 'number') return numberText(name, value);
  if (typeof value === 'string') return isDate(value) ? alike(day(value)) : writtenText(name, value);
  if (typeof value === 'boolean') return value ? OPS_TEXTS.yes : OPS_TEXTS.no;
  return joined(partsOf(name, value), ', ');
}

function partsOf(name: string, value: object): readonly Text[] {
  if (Array.isArray(value))
    return value.length === 0 ? [OPS_TEXTS.none] : value.map((one: Json) => valued(name, one));
  const parts = Object.entries(value as { readonly [part: string]: Json });
  return parts.map(([part, inner]) => (part === 'known' ? valued(name, inner) : withValue(part, inner)));
}

function isDate(written: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(written);
}

function who({ role, organisation, user }: Actor): string {
  return [role, organisation, user].filter((part) => part !== '').join(' ');
}
