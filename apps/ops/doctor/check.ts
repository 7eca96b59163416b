/** One line of the doctor: what was looked at, how it is, and what to do when it is not well. */
export interface Check {
  readonly name: string;
  readonly status: Status;
  readonly detail: string;
  readonly remedy?: string;
}

export type Status = 'ok' | 'warn' | 'fail';

/** What an examination found; the remedy is told with it unless all is well. */
export interface Found {
  readonly status: Status;
  readonly detail: string;
}

export interface Examination {
  readonly name: string;
  readonly remedy: string;
  readonly examine: () => Promise<Found> | Found;
}

/** Examines one thing; what cannot even be examined has failed, and says why. */
export async function examined({ name, remedy, examine }: Examination): Promise<Check> {
  const { status, detail } = await attempted(examine);
  return { name, status, detail, ...(status === 'ok' ? {} : { remedy }) };
}

export const ok = (detail: string): Found => ({ status: 'ok', detail });
export const warn = (detail: string): Found => ({ status: 'warn', detail });
export const fail = (detail: string): Found => ({ status: 'fail', detail });

async function attempted(examine: Examination['examine']): Promise<Found> {
  try {
    return await examine();
  } catch (failure) {
    return fail(failure instanceof Error ? failure.message : String(failure));
  }
}
