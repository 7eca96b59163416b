import { createHmac } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { TaxCode } from '../../../domain/codice-fiscale';
import type { PersonId } from '../../../domain/identifiers';
import { whoIs, type Identity, type Namesake, type PersonData } from '../../../domain/person/identity';
import { CHANGE_CODE, CONFIRM, ENTER, ENTER_APART, FILL, FIND } from './people-statements';
import type { Pepper } from './pepper';

/** Somebody as a request or a row tells; `newId` is the identifier, if it is somebody new. */
export interface Told {
  readonly code: TaxCode;
  readonly data: PersonData;
  readonly newId: PersonId;
}

/** A decision that two records speak of one person: which of the data that were on record gave way. */
interface Confirmation {
  readonly personId: PersonId;
  readonly corrected: readonly string[];
  readonly requestId: string;
}

/** The people of the personal data, found by keyed digests of their tax codes: one at a time, or a page of a list. */
export class People {
  constructor(
    private readonly database: DataSource,
    private readonly pepper: Pepper,
  ) {}

  /** Who is on record with the plain form of each code, in the order of the codes. */
  async onRecord(codes: readonly TaxCode[]): Promise<readonly (readonly Namesake[])[]> {
    const { plain, written } = await this.digestsOf(codes);
    const rows = await this.database.query<NamesakeRow[]>(FIND, [plain, written]);
    const found: Namesake[][] = codes.map(() => []);
    for (const { nth, ...namesake } of rows) found[nth]?.push(namesake);
    return found;
  }

  /** Who each of them is; writes nothing. */
  async whoAre(told: readonly Pick<Told, 'code' | 'data'>[]): Promise<readonly Identity[]> {
    const found = await this.onRecord(told.map(({ code }) => code));
    return told.map(({ data }, place) => whoIs(data, found[place] ?? []));
  }

  /**
   * The same, and keeps what was told: who is new gets an identifier, of who is known what was not known is filled in. What
   * contradicts the record is left for a person to decide, and changes nothing.
   */
  async identify(told: readonly Told[]): Promise<readonly Identity[]> {
    const found = await this.whoAre(told);
    const newcomers = told.filter((_, place) => found[place]?.verdict === 'new');
    // Somebody else was first with one of these codes: who it is, is looked at again.
    if ((await this.write(ENTER, newcomers)) < newcomers.length) return this.identify(told);
    const known = told.flatMap((one, place) => {
      const identity = found[place];
      return identity?.verdict === 'known' ? [{ ...one, newId: identity.record ?? identity.personId }] : [];
    });
    await this.write(FILL, known);
    return found.map((identity, place): Identity => {
      const newId = told[place]?.newId;
      return identity.verdict === 'new' && newId !== undefined
        ? { verdict: 'known', personId: newId }
        : identity;
    });
  }

  /** Keeps somebody as another than those on record with the same plain form; once, however often the request comes. */
  async enterApart(told: Told): Promise<void> {
    await this.write(ENTER_APART, [told]);
  }

  /**
   * Keeps what was decided: data that gave way and data that did not stay known as data of this person. A request that the
   * register has answered already changes nothing.
   */
  async confirm({ code, data }: Omit<Told, 'newId'>, decision: Confirmation): Promise<void> {
    const { personId, corrected, requestId } = decision;
    const { plain, written } = await this.digestsOf([code]);
    await this.database.query(CONFIRM, [
      ...[personId, requestId, corrected, plain[0], written[0], code.written],
      ...[data.givenName, data.familyName, data.birthDate, data.sex, data.birthPlace],
    ]);
  }

  /** Gives a person another code; `isShared` where somebody else has its plain form. */
  async changeCode(
    { personId, code, isShared }: { personId: PersonId; code: TaxCode; isShared: boolean },
    requestId: string,
  ): Promise<void> {
    const { plain, written } = await this.digestsOf([code]);
    const known = isShared ? [code.written, null] : [code.plain, plain[0]];
    await this.database.query(CHANGE_CODE, [
      personId,
      requestId,
      plain[0],
      written[0],
      code.written,
      ...known,
    ]);
  }

  /** The digest under which a code is found. */
  async digestOf(code: string): Promise<string> {
    return digest(await this.pepper.read(), code);
  }

  /** Runs a statement over a list; answers for how many of it something was written. */
  private async write(statement: string, told: readonly Told[]): Promise<number> {
    if (told.length === 0) return 0;
    const { plain, written } = await this.digestsOf(told.map(({ code }) => code));
    const [row] = await this.database.query<{ count: number }[]>(statement, [
      ...[told.map(({ newId }) => newId), plain, written],
      ...[told.map(({ code }) => code.plain), told.map(({ code }) => code.written)],
      ...[told.map(({ data }) => data.givenName), told.map(({ data }) => data.familyName)],
      ...[told.map(({ data }) => data.birthDate), told.map(({ data }) => data.sex)],
      told.map(({ data }) => data.birthPlace),
    ]);
    return row?.count ?? 0;
  }

  private async digestsOf(codes: readonly TaxCode[]) {
    const secret = await this.pepper.read();
    return {
      plain: codes.map((code) => digest(secret, code.plain)),
      written: codes.map((code) => digest(secret, code.written)),
    };
  }
}

interface NamesakeRow extends Namesake {
  readonly nth: number;
}

function digest(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
