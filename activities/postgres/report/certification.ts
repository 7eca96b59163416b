import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { rulesIn, type Rulebook, type RulesName } from '../../../domain/programmes/rulebook';
import { FULL_SIGHT, isSeenWhole } from '../../../domain/programmes/sight';
import type { CertifiedPeriod, Operation } from '../../../domain/standing/certification';
import { levelsOf, totalsOf, type CertificationTotals } from '../../../domain/standing/certification-totals';
import { canonicalText } from '../canonical';
import { pageLimit, pageOf, readCursor, type Page } from '../read-models/page';
import { declaredAmong } from './declarations';
import { certifiedAmong, type Certified, type ReadBeside } from './certified-operations';
import { certifiedStreams, ledgerSums, sealsOf, type CertificationAsked } from './certified-sources';
import { placed, sealed, streamsNamed, type PlacedLevel, type SealedOperation } from './sealed';

/** A sum or a count that two ways of reading it must agree on. */
export interface CertificationCheck {
  readonly check: 'ledger' | 'statement' | 'population';
  /** The programme and envelope, or the stream, of which it is. */
  readonly of: string;
  readonly declared: number;
  readonly found: number;
  readonly agrees: boolean;
}

/** A version of the rules under which something was paid, by its digest: the method of the unit costs is what it says. */
export interface RulesSeal {
  readonly rules: RulesName;
  readonly digest: string;
}

/** What is to be declared of a period: programme, envelope, operation, move, and the facts of each, with what must agree. */
export interface Certification {
  readonly period: CertifiedPeriod;
  readonly totals: CertificationTotals;
  readonly people: number;
  readonly rules: readonly RulesSeal[];
  readonly programmes: readonly PlacedLevel[];
  readonly checks: readonly CertificationCheck[];
  readonly agree: boolean;
}

/** Streams folded at once: so much waits in memory, and so long nobody else is answered by this process. */
const PAGE = 50;

/** All operations of the period, in one snapshot. */
export function certification(
  source: DataSource,
  asked: CertificationAsked & { readonly rulebook: Rulebook },
  report: (progress: { readonly done: number; readonly total: number }) => void = () => undefined,
): Promise<Certification> {
  return source.transaction('REPEATABLE READ', async (snapshot) => {
    const streams = await certifiedStreams(snapshot, asked, { after: '', limit: null });
    const beside: ReadBeside = new Map();
    const certified: Certified[] = [];
    for (let done = 0; done < streams.length; done += PAGE) {
      const page = streams.slice(done, done + PAGE);
      certified.push(...(await certifiedAmong(snapshot, page, { asked, rulebook: asked.rulebook, beside })));
      report({ done: Math.min(done + PAGE, streams.length), total: streams.length });
    }
    const operations = certified.flatMap((one) => one.operations);
    const seals = await sealsOf(snapshot, streamsNamed(operations), { placed: true });
    const declared = await declaredAmong(snapshot, operations);
    const checks = await checksOf(snapshot, asked, certified);
    return {
      period: asked.period,
      totals: totalsOf(operations),
      people: new Set(operations.map(({ person }) => person)).size,
      rules: rulesBehind(operations, asked.rulebook),
      programmes: levelsOf(operations.map((one) => sealed(one, { seals, declared }))).map(placed),
      checks,
      agree: checks.every(({ agrees }) => agrees),
    };
  });
}

/** A page of operations in the order of their streams, and what the ledger has of all. */
export interface CertificationPage extends Page<SealedOperation> {
  readonly sums: Awaited<ReturnType<typeof ledgerSums>>;
  readonly rules: readonly RulesSeal[];
}

/** The same a page at a time, each as of its own moment: of its facts the hashes alone. Undefined where whoever asks does not see all of it. */
export function certificationPage(
  source: DataSource,
  asked: CertificationAsked & { readonly rulebook: Rulebook },
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<CertificationPage | undefined> {
  const limit = pageLimit(page.limit);
  const [last] = page.after === undefined ? [''] : readCursor(page.after, 1);
  return source.transaction('REPEATABLE READ', async (snapshot) => {
    const sums = await ledgerSums(snapshot, { ...asked, sight: FULL_SIGHT });
    if (!sums.every(({ programme }) => isSeenWhole(asked.sight, programme))) return undefined;
    const found = await certifiedStreams(snapshot, asked, { after: last ?? '', limit: limit + 1 });
    const { items: streams, ...next } = pageOf(found, limit, (stream) => [stream]);
    const reading = { asked, rulebook: asked.rulebook, beside: new Map() };
    const certified = await certifiedAmong(snapshot, streams, reading);
    const operations = certified.flatMap((one) => one.operations);
    const seals = await sealsOf(snapshot, streamsNamed(operations), { placed: false });
    const declared = await declaredAmong(snapshot, operations);
    return {
      items: operations.map((one) => sealed(one, { seals, declared })),
      sums,
      rules: rulesBehind(operations, asked.rulebook),
      ...next,
    };
  });
}

/** The ledger has what is declared, the statements too, and whoever is declared is of the population that is reported on. */
async function checksOf(
  source: EntityManager,
  asked: CertificationAsked,
  certified: readonly Certified[],
): Promise<readonly CertificationCheck[]> {
  const operations = certified.flatMap((one) => one.operations);
  const netOf = (all: readonly Operation[]) =>
    all.reduce((sum, { paid, returned }) => sum + paid - returned, 0);
  const sums = await ledgerSums(source, asked);
  const ledgers = sums.map(({ programme, envelope, paid, returned }) => {
    const own = operations.filter((one) => one.programme === programme && one.envelope === envelope);
    return checked('ledger', `${programme} ${envelope}`, [netOf(own), paid - returned]);
  });
  const all = sums.reduce((sum, { paid, returned }) => sum + paid - returned, 0);
  const statements = certified.map((one) =>
    checked('statement', one.stream, [one.postedCents, one.statedCents]),
  );
  return [
    checked('ledger', '', [netOf(operations), all]),
    ...ledgers,
    checked('statement', '', [sumOf(statements, 'declared'), sumOf(statements, 'found')]),
    ...statements.filter(({ agrees }) => !agrees),
    checked('population', '', [operations.length, operations.filter(isReported).length]),
  ];
}

function checked(
  check: CertificationCheck['check'],
  of: string,
  [declared, found]: readonly [number, number],
): CertificationCheck {
  return { check, of, declared, found, agrees: declared === found };
}

function sumOf(checks: readonly CertificationCheck[], side: 'declared' | 'found'): number {
  return checks.reduce((sum, one) => sum + one[side], 0);
}

function isReported({ trail }: Operation): boolean {
  return trail.every(({ lacking }) => !lacking.includes('population'));
}

function rulesBehind(operations: readonly Operation[], rulebook: Rulebook): readonly RulesSeal[] {
  const names = [...new Set(operations.map(({ rules }) => rules))].toSorted();
  return names.map((rules) => ({ rules, digest: digestOf(canonicalText(rulesIn(rulebook, rules))) }));
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
