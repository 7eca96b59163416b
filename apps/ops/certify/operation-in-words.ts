import type { SealedOperation } from '../../../activities/postgres/report/sealed';
import { ANNEX_XIII } from '../../../domain/programmes/annex-xiii';
import type { Text } from '../../../domain/texts';
import { actText } from '../../modules/texts/acts';
import {
  AUDIT_LINE_TEXTS,
  EVIDENCE_TEXTS,
  LACKING_TEXTS,
  proofTitle,
} from '../../modules/texts/certification';
import { alike, inBoth, joined } from '../../modules/texts/text';
import { aligned, BLANK, day, euro, type Cell } from '../text';
import { CERTIFY_TEXTS } from './texts';

type SealedProof = SealedOperation['moves'][number]['proof'];
type SealedEvidence = SealedOperation['trail'][number];

/** One operation: each move, then each line of Annex XIII with its facts, named so that they are found in the register. */
export function operationInWords(one: SealedOperation): readonly Text[] {
  const { stream, rules, envelope, paid, returned, moves, trail, position } = one;
  return [
    joined(
      [alike([stream, rules, envelope].join('  ')), euro(paid - returned), CERTIFY_TEXTS.position(position)],
      '  ',
    ),
    ...aligned(
      moves.map(({ proof, payee, cents, declaration, reference, isLate }): readonly Cell[] => [
        ...[day(proof.on), CERTIFY_TEXTS.told(proof.toldOn), payee, euro(cents), reference ?? ''],
        declaration === null ? '' : CERTIFY_TEXTS.declaration(declaration),
        isLate ? CERTIFY_TEXTS.late : '',
      ]),
    ),
    ...trail.flatMap((line) => lineInWords(line, stream)),
  ];
}

function lineInWords(
  { line, standing, proofs, lacking, rules }: SealedEvidence,
  own: string,
): readonly Text[] {
  const { item, source } = ANNEX_XIII[line];
  const title = joined([AUDIT_LINE_TEXTS[line], EVIDENCE_TEXTS[standing]], ': ');
  return [
    BLANK,
    joined([alike(item), title, alike(`(${source.act})`)], '  '),
    ...lacking.map((name) => indented('✗', LACKING_TEXTS[name])),
    ...rules.map(({ path, source: rule }) =>
      indented('§', joined([alike(path ?? ''), actText(rule.act), rule.text], '  ')),
    ),
    ...aligned(
      proofs.map((proof) => proofCells(proof, own)),
      '    ',
    ),
  ];
}

/** So much of a hash as tells a fact from others; the whole one is in the document. */
const SHORT_HASH = 16;

/** A fact of the operation itself goes by its version alone. */
function proofCells(
  { stream, version, type, on, hash, position }: SealedProof,
  own: string,
): readonly Cell[] {
  const name = `${stream === own ? '' : stream}#${String(version)}`;
  return [day(on), proofTitle(type), name, CERTIFY_TEXTS.position(position), hash.slice(0, SHORT_HASH)];
}

function indented(sign: string, words: Text): Text {
  return inBoth((language) => `    ${sign} ${words[language]}`);
}
