import { holds } from '../../apps/ops/start/poll';
import { BENEFICIARY, CPI, MANAGER, type Reply } from './http';
import { today } from './pathway';
import type { Story } from './story';
import type { TestSystem } from './system';
import { newPerson, OFFICE } from './walk';

/** A person by what the test knows of her. */
export interface Known {
  readonly personId: string;
  readonly codiceFiscale: string;
}
export type Participant = Known & { readonly percorsoId: string };

/** An act of a percorso: its name, what it says beside its day, and who asks it; the office unless named. */
export type Act = readonly [name: string, body?: object, actor?: string];

/** Who asks to adhere, when and with which facts; somebody new at the office of Firenze unless said otherwise. */
export interface Adhering {
  readonly on: string;
  readonly facts: object;
  readonly person?: Known;
  readonly cpi?: string;
}

export const APPROVER = 'manager::m-2';

/** What people do in any programme, over HTTP. */
export interface ProgrammeWalk {
  registers(): Promise<Known>;
  /** What is answered to a request to adhere. */
  asksToAdhere(programme: string, adhering: Adhering): Promise<Reply>;
  adheres(programme: string, adhering: Adhering): Promise<Participant>;
  /** What is answered to an act, told today unless it says another day. */
  asks(percorsoId: string, ...act: Act): Promise<Reply>;
  /** Acts in their order, each of them taken. */
  does(percorsoId: string, ...acts: readonly Act[]): Promise<void>;
  /** Proposed by one person, refused to that person, approved by another, and paid by the accounting body. */
  pays(percorsoId: string, payee: string, cents: number): Promise<void>;
  /** What the command line says in Italian; it has succeeded. */
  says(...args: readonly string[]): Promise<string>;
}

export function walkOn(system: TestSystem, story: Story): ProgrammeWalk {
  const registers = async () => {
    const person = newPerson();
    const { personId } = await system.must('/persons', person);
    return { personId: String(personId), codiceFiscale: person.codiceFiscale };
  };
  const asksToAdhere: ProgrammeWalk['asksToAdhere'] = async (programme, { on, facts, ...who }) => {
    const { personId } = who.person ?? (await registers());
    const adhesion = { personId, programme, cpi: who.cpi ?? OFFICE, on, facts };
    return system.post('/percorsi', adhesion, { actor: BENEFICIARY });
  };
  const asks: ProgrammeWalk['asks'] = (percorsoId, ...[name, body = {}, actor = CPI]) =>
    system.post(`/percorsi/${percorsoId}/${name}`, { on: today(), ...body }, { actor });
  return {
    registers,
    asksToAdhere,
    adheres: async (programme, adhering) => {
      const person = adhering.person ?? (await registers());
      const body = taken(programme, await asksToAdhere(programme, { ...adhering, person }));
      return { ...person, percorsoId: String(body['percorsoId']) };
    },
    asks,
    does: async (percorsoId, ...acts) => {
      for (const act of acts) taken(act[0], await asks(percorsoId, ...act));
    },
    pays: async (percorsoId, payee, cents) => {
      taken('proposal', await asks(percorsoId, 'propose-payment', { payee }, MANAGER));
      const { version: proposal, data } = await story.lastOf(percorsoId, 'PaymentProposed');
      expect(data).toEqual({ payee, cents });
      const approves = (actor: string) => asks(percorsoId, 'approve-payment', { proposal }, actor);
      expect(await approves(MANAGER)).toMatchObject({ status: 422, body: { code: 'same-person-approves' } });
      taken('approval', await approves(APPROVER));
      expect(await holds(() => isPaid(percorsoId, payee, cents), { withinMs: 30_000 })).toBe(true);
    },
    says: async (...args) => {
      const { said, succeeded } = await system.ops(...args, '--lang', 'it');
      expect({ said, succeeded }).toMatchObject({ succeeded: true });
      return said;
    },
  };

  async function isPaid(percorsoId: string, payee: string, cents: number): Promise<boolean> {
    const { balances } = await system.read(`/percorsi/${percorsoId}/account`);
    return (balances as readonly { account: string; payee: string; cents: number }[]).some(
      (one) => one.account === 'paid' && payee.endsWith(`/${one.payee}`) && one.cents === cents,
    );
  }
}

function taken(what: string, { status, body }: Reply): Reply['body'] {
  if (status !== 200) throw new Error(`${what} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
