import { z } from 'zod';
import type { StatementTotal } from '../../../activities/postgres/report/payee-statement';
import type { Act, PartOfLine } from '../../../domain/standing/acts';
import type { StatementLine, Sums } from '../../../domain/standing/statement';
import type { Citation } from '../../../domain/ruling';
import { codeText } from '../../modules/texts/codes';
import { actTitle, movementTitle } from '../../modules/texts/statement';
import { civilDate, payee } from '../commands/shapes';
import { ruling, text } from '../reads/shapes';

const rule = z
  .object({ rule: z.string(), source: z.string(), text })
  .meta({ id: 'StatementRule', description: 'The rule behind a sum: its source, and what it says.' });

const sums = z
  .object({
    entitledCents: z.int(),
    proposedCents: z.int().describe('Proposed, and not approved yet.'),
    approvedCents: z.int().describe('Approved, and not paid yet.'),
    paidCents: z.int(),
    askedBackCents: z.int(),
    recoveredCents: z.int().describe('All that came back.'),
    setOffCents: z.int().describe('Of what came back, what came by compensation with another payment.'),
    writtenOffCents: z.int().describe('Given up by decisions.'),
  })
  .meta({ id: 'StatementSums', description: 'Where a payee stands, or by how much a fact moved it.' });

const act = z
  .object({
    kind: z.string().describe('Which kind of entitlement gives it.'),
    title: text,
    cents: z.int(),
    earnedOn: civilDate,
    payableFrom: civilDate.nullable().describe('Null until the pathway has ended.'),
    standing: z
      .enum(['counted', 'to-come', 'outdone'])
      .describe(
        'Part of what is entitled; not verified yet; gives way to an alternative that is worth more.',
      ),
    outcome: z.string().exactOptional(),
    milestone: z.string().exactOptional(),
    hire: z.string().exactOptional().describe('The protocol of the hire.'),
    rule,
  })
  .meta({ id: 'StatementAct', description: 'What was done or came about that earns.' });

const part = z
  .object({
    part: z.string(),
    title: text,
    entitledCents: z.int(),
    rule,
    acts: z.array(act),
    restCents: z
      .int()
      .describe('What the acts do not explain: cut by a ceiling, not covered, or to be assessed again.'),
  })
  .meta({ id: 'StatementPart' });

const movement = z
  .object({
    version: z.int(),
    type: z.string(),
    title: text,
    on: civilDate,
    toldOn: civilDate,
    moved: sums,
    basis: z.array(ruling),
  })
  .meta({ id: 'StatementMovement', description: 'A fact that moved the account of the payee.' });

const instalment = z
  .object({ dueOn: civilDate, cents: z.int(), returnedCents: z.int() })
  .meta({ id: 'StatementInstalment', description: 'A part of what is asked back, and what of it came.' });

const line = z
  .object({
    stream: z.string().describe('The percorso or the incentive, `kind/identifier`.'),
    rules: z.string(),
    envelope: z.string().nullable(),
    parts: z.array(part),
    opening: sums,
    movements: z.array(movement),
    closing: sums,
    owedCents: z.int(),
    outstandingCents: z.int().describe('Asked back and not come.'),
    instalments: z.array(instalment).describe('When what is asked back is to come.'),
    overdueCents: z.int().describe('Of what is asked back, what should have come by now.'),
  })
  .meta({ id: 'StatementLine', description: 'What one percorso or incentive owes the payee, and why.' });

const total = z
  .object({
    envelope: z.string(),
    entitledCents: z.int(),
    paidCents: z.int(),
    recoveredCents: z.int(),
    writtenOffCents: z.int(),
    owedCents: z.int(),
  })
  .meta({ id: 'StatementTotal', description: 'What all lines of an envelope sum to, as the ledger has it.' });

export const statementShape = z
  .object({
    payee,
    seen: z
      .enum(['whole', 'of-office', 'nothing'])
      .describe('Whether who asks sees all lines, those of the percorsi of its office, or none.'),
    totals: z.array(total),
    items: z.array(line),
    next: z.string().exactOptional(),
  })
  .meta({ id: 'PayeeStatement' });

export function lineView(one: StatementLine): z.input<typeof line> {
  const { stream, rules, envelope, opening, closing, owed, outstanding } = one;
  return {
    stream,
    rules,
    envelope,
    parts: one.parts.map(partView),
    opening: sumsView(opening),
    movements: one.movements.map(({ moved, basis, ...same }) => ({
      ...same,
      title: movementTitle({ ...same, moved }),
      moved: sumsView(moved),
      basis: [...basis],
    })),
    closing: sumsView(closing),
    owedCents: owed,
    outstandingCents: outstanding,
    instalments: [...one.instalments],
    overdueCents: one.overdue,
  };
}

export function totalView(one: StatementTotal): z.input<typeof total> {
  const { envelope, entitled, paid, recovered, writtenOff, owed } = one;
  return {
    envelope,
    entitledCents: entitled,
    paidCents: paid,
    recoveredCents: recovered,
    writtenOffCents: writtenOff,
    owedCents: owed,
  };
}

function partView({ part: name, rule: basis, acts, ...sumsOfPart }: PartOfLine): z.input<typeof part> {
  return {
    ...sumsOfPart,
    part: name,
    title: codeText('part', name),
    rule: ruleView(basis),
    acts: acts.map(actView),
  };
}

function actView({ rule: source, ...same }: Act): z.input<typeof act> {
  return { ...same, title: actTitle(same), rule: ruleView(source) };
}

function ruleView({ id, act: source, text: words }: Citation): z.input<typeof rule> {
  return { rule: id, source, text: words };
}

function sumsView({ recovered, setOff, writtenOff, ...owing }: Sums): z.input<typeof sums> {
  const { entitled, proposed, approved, paid, askedBack } = owing;
  return {
    entitledCents: entitled,
    proposedCents: proposed,
    approvedCents: approved,
    paidCents: paid,
    askedBackCents: askedBack,
    recoveredCents: recovered,
    setOffCents: setOff,
    writtenOffCents: writtenOff,
  };
}
