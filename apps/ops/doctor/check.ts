import type { Text } from '../../../domain/texts';
import { alike } from '../../modules/texts/text';
import { ToldFailure } from '../../modules/texts/told-failure';

/** One line of the doctor: what was looked at, how it is, and what to do when it is not well. */
export interface Examined extends Found {
  readonly name: Text;
  readonly remedy?: Text;
}

/** The same for programs, which know it by its English name. */
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
  readonly detail: Text;
}

export interface Examination {
  readonly name: Text;
  readonly remedy: Text;
  readonly examine: () => Promise<Found> | Found;
}

/** Examines one thing; what cannot even be examined has failed, and says why. */
export async function examined({ name, remedy, examine }: Examination): Promise<Examined> {
  const { status, detail } = await attempted(examine);
  return { name, status, detail, ...(status === 'ok' ? {} : { remedy }) };
}

export function written({ name, status, detail, remedy }: Examined): Check {
  return { name: name.en, status, detail: detail.en, ...(remedy === undefined ? {} : { remedy: remedy.en }) };
}

export const ok = (detail: Text): Found => ({ status: 'ok', detail });
export const warn = (detail: Text): Found => ({ status: 'warn', detail });
export const fail = (detail: Text): Found => ({ status: 'fail', detail });

async function attempted(examine: Examination['examine']): Promise<Found> {
  try {
    return await examine();
  } catch (failure) {
    if (failure instanceof ToldFailure) return fail(failure.told);
    return fail(alike(failure instanceof Error ? failure.message : String(failure)));
  }
}
