import { someTaxCode } from '../bench/percorso';
import { APL, APL_ID, CPI, ENVELOPE, MANAGER, OTHER_APL_ID, type Caller } from './http';
import { RECEIVING_CPI, today } from './pathway';

/** A step of a percorso over HTTP: its path, what is sent, and who sends it. */
export interface Step {
  readonly name: StepName;
  readonly body: object;
  readonly actor: string;
}

export const STEP_NAMES = [
  'take-in-charge',
  'assign-profile',
  'sign-patto',
  'issue-assegno',
  'choose-apl',
  'accept-person',
  'hold-first-meeting',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** A day in the adhesion window of PIO Fase 2. */
const ADHESION_DAY = '2020-01-15';
export const OFFICE = 'D612C000002';
/** The least value of an assegno: what its issue sets aside. */
export const RESERVED_CENTS = 100_000;

export const FACTS = {
  residenceRegion: { known: '09' },
  domicileRegion: { unknown: 'not-declared' },
  didOn: { known: '2019-11-04' },
  incomeSupport: { known: 'naspi' },
};

/** What a step says beside its day. */
const MORE: { readonly [name in StepName]?: object } = {
  'assign-profile': { profileIndex: '0.8000' },
  'choose-apl': { provider: `apl/${APL_ID}` },
  'hold-first-meeting': { tutorName: 'Elena Conti' },
};

/** The steps of a percorso that goes well, in their order. */
export const STEPS: readonly Step[] = STEP_NAMES.map((name) => ({
  name,
  body: { on: today(), ...MORE[name] },
  actor: name === 'accept-person' || name === 'hold-first-meeting' ? APL : CPI,
}));

/** An office of Toscana as its register has it. */
export const OFFICE_ENTRY = { name: 'CPI Firenze', region: '09', from: '2010-01-01', to: null } as const;

/** What the managers do before anybody can be helped: money, an office, and bodies to choose from. */
export async function openRegisters(caller: Caller, cents = 900_000_000_000): Promise<void> {
  await caller.must(`/envelopes/${ENVELOPE}/open`, { cents }, { actor: MANAGER });
  for (const office of [OFFICE, RECEIVING_CPI])
    await caller.must(`/cpis/${office}/register`, OFFICE_ENTRY, { actor: MANAGER });
  for (const [aplId, name] of [
    [APL_ID, 'Ginestra Lavoro'],
    [OTHER_APL_ID, 'Rotta Nuova'],
  ]) {
    const accreditation = { name, from: '2011-08-10', to: null };
    await caller.must(`/apls/${aplId ?? ''}/accredit`, accreditation, { actor: MANAGER });
  }
}

export const newPerson = () => ({
  codiceFiscale: someTaxCode(),
  givenName: 'Prova',
  familyName: 'Di Carico',
  birthDate: '1985-12-10',
});

export const adhesionOf = (personId: string, facts: object = FACTS) => ({
  personId,
  programme: 'TOS-PIO2',
  cpi: OFFICE,
  on: ADHESION_DAY,
  facts,
});

export async function registered(caller: Caller): Promise<string> {
  return String((await caller.must('/persons', newPerson()))['personId']);
}

/** A new percorso that has come as far as a step; before the first one where none is named. */
export async function newPercorso(caller: Caller, until?: StepName): Promise<string> {
  const adhesion = await caller.must('/percorsi', adhesionOf(await registered(caller)));
  const percorsoId = String(adhesion['percorsoId']);
  if (until !== undefined) await walk(caller, percorsoId, until);
  return percorsoId;
}

/** Takes the steps up to and including one. */
async function walk(caller: Caller, percorsoId: string, until: StepName): Promise<void> {
  for (const { name, body, actor } of STEPS.slice(0, STEP_NAMES.indexOf(until) + 1))
    await caller.must(`/percorsi/${percorsoId}/${name}`, body, { actor });
}

/** One step of the pathway by its name. */
export function step(name: StepName): Step {
  return STEPS[STEP_NAMES.indexOf(name)] as Step;
}
