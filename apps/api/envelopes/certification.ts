import { z } from 'zod';
import type { CertificationPage } from '../../../activities/postgres/report/certification';
import type { SealedOperation } from '../../../activities/postgres/report/sealed';
import { ANNEX_XIII, AUDIT_LINES } from '../../../domain/programmes/annex-xiii';
import type { Citation } from '../../../domain/ruling';
import { LACKINGS } from '../../../domain/standing/evidence';
import { AUDIT_LINE_TEXTS, LACKING_TEXTS, proofTitle } from '../../modules/texts/certification';
import { civilDate, envelopeCode, payee } from '../commands/shapes';
import { text } from '../reads/shapes';

type SealedEvidence = SealedOperation['trail'][number];
type SealedProof = SealedEvidence['proofs'][number];

const proof = z
  .object({
    stream: z.string(),
    version: z.int(),
    type: z.string(),
    title: text,
    on: civilDate,
    toldOn: civilDate,
    ref: z.string().nullable().describe('What names the fact for ever; facts of before have no name.'),
    hash: z.string().describe('SHA-256 of its text, in hexadecimal digits.'),
  })
  .meta({ id: 'CertifiedFact', description: 'A fact that proves something, as the register keeps it.' });

const move = z
  .object({
    payee,
    cents: z.int().describe('Paid; negative of what came back.'),
    reference: z.string().nullable().describe('What whoever paid calls the payment.'),
    declaration: z
      .int()
      .nullable()
      .describe('The number of the declaration that has it; null where none was certified with it.'),
    late: z.boolean().describe('Made before the first day, and told in the period.'),
    fact: proof,
  })
  .meta({ id: 'CertifiedMove' });

const rule = z
  .object({ path: z.string().nullable(), rule: z.string(), source: z.string(), status: z.string(), text })
  .meta({
    id: 'CertifiedRule',
    description: 'A rule by which a sum was established, and where it stands in the version.',
  });

const evidence = z
  .object({
    line: z.enum(AUDIT_LINES),
    item: z.string().describe('Its number in Annex XIII, or its part.'),
    title: text,
    standing: z.enum(['proven', 'missing', 'not-applicable', 'to-come', 'none']),
    lacking: z.array(z.object({ code: z.enum(LACKINGS), text }).meta({ id: 'LackingProof' })),
    facts: z.array(proof),
    rules: z.array(rule),
  })
  .meta({ id: 'AuditTrailLine', description: 'A line of Annex XIII to Regulation (EU) 2021/1060.' });

const operation = z
  .object({
    stream: z.string().describe('The percorso or the incentive, `kind/identifier`.'),
    rules: z.string(),
    paidCents: z.int(),
    returnedCents: z.int(),
    outstandingCents: z.int().describe('Asked back, or paid too much, and not come.'),
    standing: z.enum(['complete', 'suspended']).describe('Whether a line lacks its proof.'),
    moves: z.array(move),
    trail: z.array(evidence),
  })
  .meta({ id: 'CertifiedOperation' });

export const certificationShape = z
  .object({
    code: envelopeCode,
    from: civilDate,
    to: civilDate,
    operations: z.int(),
    moves: z.int(),
    paidCents: z.int(),
    returnedCents: z.int(),
    rules: z.array(
      z.object({ rules: z.string(), digest: z.string() }).meta({
        id: 'RulesDigest',
        description: 'A version of the rules, by the digest of all that it says.',
      }),
    ),
    items: z.array(operation),
    next: z.string().exactOptional(),
  })
  .meta({
    id: 'ExpenditureCertification',
    description:
      'What may be declared to the European fund of an envelope; the sums are those of the ledger, of all pages.',
  });

interface Asked {
  readonly code: z.output<typeof envelopeCode>;
  readonly from: z.output<typeof civilDate>;
  readonly to: z.output<typeof civilDate>;
}

export function certificationView(
  asked: Asked,
  { items, sums, rules, ...next }: CertificationPage,
): z.input<typeof certificationShape> {
  const sumOf = (name: 'streams' | 'moves' | 'paid' | 'returned') =>
    sums.reduce((sum, one) => sum + one[name], 0);
  return {
    ...asked,
    operations: sumOf('streams'),
    moves: sumOf('moves'),
    paidCents: sumOf('paid'),
    returnedCents: sumOf('returned'),
    rules: [...rules],
    items: items.map(operationView),
    ...next,
  };
}

function operationView(one: SealedOperation): z.input<typeof operation> {
  const { stream, rules, paid, returned, outstanding, standing, moves, trail } = one;
  return {
    stream,
    rules,
    paidCents: paid,
    returnedCents: returned,
    outstandingCents: outstanding,
    standing,
    moves: moves.map(({ proof: fact, isLate: late, ...same }) => ({ ...same, late, fact: proofView(fact) })),
    trail: trail.map(lineView),
  };
}

function lineView({ line, standing, lacking, proofs, rules }: SealedEvidence): z.input<typeof evidence> {
  return {
    line,
    item: ANNEX_XIII[line].item,
    title: AUDIT_LINE_TEXTS[line],
    standing,
    lacking: lacking.map((code) => ({ code, text: LACKING_TEXTS[code] })),
    facts: proofs.map(proofView),
    rules: rules.map(({ path, source }) => ({ path, ...ruleView(source) })),
  };
}

function proofView({ stream, version, type, on, toldOn, ref, hash }: SealedProof): z.input<typeof proof> {
  return { stream, version, type, title: proofTitle(type), on, toldOn, ref, hash };
}

function ruleView({ id, act, status, text: words }: Citation): Omit<z.input<typeof rule>, 'path'> {
  return { rule: id, source: act, status, text: words };
}
